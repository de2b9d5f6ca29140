/** What a cancellation gave back and kept is on the booking, as it was decided then. */
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table bookings add column refund_amount integer;
    alter table bookings add column retained_amount integer;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table bookings drop column refund_amount, drop column retained_amount;
  `)
}
