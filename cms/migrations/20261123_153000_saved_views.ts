/**
 * Lists as people like to see them. A name is taken once per person and list; a row without one is
 * how its owner last had that list's columns, of which there is one.
 */
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create type enum_saved_views_list as enum
      ('leads', 'quotes', 'bookings', 'estimator', 'contractors', 'exceptions', 'messages', 'audit');
    create table saved_views (
      id uuid primary key default uuidv7() not null,
      list enum_saved_views_list not null,
      name varchar,
      owner_id uuid not null references users (id) on delete cascade,
      shared boolean default false,
      query varchar,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null,
      constraint saved_views_shared_have_names check (name is not null or not coalesce(shared, false))
    );
    create unique index saved_views_name on saved_views (owner_id, list, coalesce(name, ''));
    create index saved_views_created_at_idx on saved_views (created_at);
    create index saved_views_shared on saved_views (list) where shared;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table saved_views;
    drop type enum_saved_views_list;
  `)
}
