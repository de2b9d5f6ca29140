/**
 * Whose worker is whose: a crew is one run of the job runner, alive as long as it holds its advisory
 * lock. And the index that finds what one phone told us and nobody has worked off yet.
 */
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create unlogged table job_crews (
      worker_id text primary key,
      crew integer not null
    );
    create index webhook_events_waiting on webhook_events ((body ->> 'From')) where worked_off_at is null;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index webhook_events_waiting;
    drop table job_crews;
  `)
}
