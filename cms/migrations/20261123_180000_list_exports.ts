/**
 * Exports made behind the desk. Where the writing stands (`last_id`, `bytes_done`) is put down after
 * what was written is on the disk: whoever takes it up again cuts the file there and goes on.
 */
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create type enum_list_exports_list as enum
      ('leads', 'quotes', 'bookings', 'audit-log', 'skus', 'contractor-tasks');
    create type enum_list_exports_state as enum
      ('waiting', 'going', 'ready', 'cancelled', 'failed', 'expired', 'withdrawn');
    create table list_exports (
      id uuid primary key default uuidv7() not null,
      list enum_list_exports_list not null,
      owner_id uuid not null references users (id) on delete cascade,
      state enum_list_exports_state default 'waiting' not null,
      narrowed boolean default false,
      rows_done integer default 0,
      rows_expected integer default 0,
      why varchar,
      finished_at timestamp(3) with time zone,
      expires_at timestamp(3) with time zone,
      asked jsonb,
      last_id uuid,
      bytes_done bigint default 0 not null,
      tries integer default 0 not null,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null
    );
    create index list_exports_owner_idx on list_exports (owner_id, created_at);
    create index list_exports_created_at_idx on list_exports (created_at);
    create index list_exports_with_files on list_exports (expires_at) where state in ('waiting', 'going', 'ready');

    create function tell_owner() returns trigger language plpgsql as $$ begin
      perform pg_notify('live', json_build_object('resource', replace(tg_table_name, '_', '-'),
        'type', case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'updated' else 'deleted' end,
        'id', coalesce(new.id, old.id), 'owner', coalesce(new.owner_id, old.owner_id))::text);
      return null;
    end $$;
    create trigger tell_owner after insert or update or delete on list_exports
      for each row execute function tell_owner();
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table list_exports;
    drop function tell_owner();
    drop type enum_list_exports_list;
    drop type enum_list_exports_state;
  `)
}
