/**
 * What the running of the place needs beside its business: counters for rate limits (unlogged: a
 * crash may forget them) and one row per tick of the clock, so that any number of processes tick once.
 */
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create unlogged table rate_limits (
      key text primary key,
      used integer not null,
      resets_at timestamptz not null
    );
    create index rate_limits_over on rate_limits (resets_at);

    create table clock_ticks (
      name text not null,
      minute timestamptz not null,
      primary key (name, minute)
    );
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table clock_ticks;
    drop table rate_limits;
  `)
}
