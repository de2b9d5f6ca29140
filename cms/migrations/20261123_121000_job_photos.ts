/** Photos of finished work belong to the visit they show. */
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table media add column booking_id uuid;
    alter table media add constraint media_booking_id_bookings_id_fk
      foreign key (booking_id) references bookings (id) on delete set null on update no action;
    create index media_booking_idx on media using btree (booking_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table media drop column booking_id;
  `)
}
