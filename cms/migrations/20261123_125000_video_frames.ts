/** What a video's score rests on: how long it is, how it was held, and what each AI call cost. */
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table video_scores
      add column model_calls jsonb,
      add column duration_ms integer,
      add column rotation integer;
    create unique index video_scores_once on video_scores (media_id) where media_id is not null;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index video_scores_once;
    alter table video_scores drop column model_calls, drop column duration_ms, drop column rotation;
  `)
}
