/**
 * What lists of millions are ordered and searched by. Trigrams answer “contains” on what people look a
 * customer up by, from two letters at the beginning of a word on.
 */
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create index leads_looked_up on leads using gin
      (customer_name gin_trgm_ops, phone gin_trgm_ops, postcode gin_trgm_ops, reference gin_trgm_ops);
    create index leads_by_name on leads (customer_name);
    create index leads_by_time_in_state on leads (state_changed_at);
    create index leads_by_kind on leads (customer_type, source, created_at);
    create statistics leads_kinds (mcv) on customer_type, source, state from leads;
    create index leads_of_owner on leads (assigned_to_id, created_at);
    create index leads_of_state on leads (state, created_at);
    create index quotes_by_total on quotes (total);
    create index quotes_of_status on quotes (status, expires_at);
    create index quotes_newest_of_status on quotes (status, created_at);
    create index bookings_looked_up on bookings (reference text_pattern_ops);
    create index audit_log_by_resource on audit_log (resource, created_at);
    create index exceptions_open on exceptions (created_at) where resolved_at is null;
    create index estimator_queue_by_priority on estimator_queue (priority);
    create index messages_by_status on messages (status, created_at);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop statistics leads_kinds;
    drop index leads_looked_up, leads_by_name, leads_by_time_in_state, leads_by_kind, leads_of_owner, leads_of_state,
      quotes_by_total, quotes_of_status, quotes_newest_of_status, bookings_looked_up,
      audit_log_by_resource, exceptions_open, estimator_queue_by_priority, messages_by_status;
  `)
}
