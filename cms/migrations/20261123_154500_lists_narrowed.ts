/**
 * Lists of millions, narrowed to few: leads of a state also by kind of customer and way in, without
 * reading everybody of that kind; open quotes by when they expire, without the closed ones before them.
 */
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    drop index leads_of_state;
    create index leads_of_state on leads (state, created_at, customer_type, source);
    create index quotes_open_by_expiry on quotes (expires_at) where status in ('draft', 'sent', 'viewed');
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index leads_of_state, quotes_open_by_expiry;
    create index leads_of_state on leads (state, created_at);
  `)
}
