/** Videos on their way in, piece by piece: what is known of each while its bytes gather on disk. */
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table video_uploads (
      id text primary key,
      lead_id uuid not null references leads (id) on delete cascade,
      length bigint not null,
      metadata jsonb,
      state text not null default 'receiving' check (state in ('receiving', 'checking', 'taken', 'refused')),
      problem text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index video_uploads_of_lead on video_uploads (lead_id, created_at);
    create index video_uploads_by_age on video_uploads (updated_at);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table video_uploads;`)
}
