/**
 * The catalogue's own order within a category, and the history of its prices. What was priced before
 * has no history: its row says when it was added.
 */
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table skus add column display_order integer;
    update skus s set display_order = o.place from (
      select id, row_number() over (order by category, name) as place from skus) o where o.id = s.id;
    update contractor_tasks set certification_name = null where not coalesce(requires_certification, false);

    create table price_changes (
      id uuid primary key default uuidv7() not null,
      sku_id uuid not null references skus (id) on delete restrict,
      before integer,
      after integer not null,
      user_id uuid references users (id) on delete set null,
      how varchar,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null
    );
    create index price_changes_sku_idx on price_changes (sku_id, created_at desc);
    create index price_changes_created_at_idx on price_changes (created_at);
    create index price_changes_updated_at_idx on price_changes (updated_at);
    create trigger tell_live after insert or update or delete on price_changes
      for each row execute function tell_live();
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table price_changes;
    alter table skus drop column display_order;
  `)
}
