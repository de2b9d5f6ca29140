/**
 * What the tables promise whatever the code does: nobody is in two places, a lead is booked once,
 * a trouble is open once. Written by hand; Payload's schema knows nothing of it.
 */
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create extension if not exists btree_gist;
    create extension if not exists cube;
    create extension if not exists earthdistance;
    create extension if not exists pg_trgm;

    do $$ declare t record; begin
      for t in select table_name from information_schema.columns
        where table_schema = 'public' and column_name = 'id' and data_type = 'uuid' and column_default is null
      loop execute format('alter table %I alter column id set default uuidv7()', t.table_name); end loop;
    end $$;

    -- A contractor's time, as the range it is. Wall-clock: no working day spans a clock change.
    alter table slot_holds
      add check (start_minute >= 0 and start_minute < end_minute and end_minute <= 1440),
      add column occupies tsrange generated always as
        (tsrange(date + make_interval(mins => start_minute), date + make_interval(mins => end_minute))) stored,
      add constraint slot_holds_no_overlap exclude using gist (contractor_id with =, occupies with &&);

    alter table bookings
      add check (start_minute >= 0 and start_minute < end_minute and end_minute <= 1440),
      add column occupies tsrange generated always as
        (tsrange(date + make_interval(mins => start_minute), date + make_interval(mins => end_minute))) stored,
      add constraint bookings_no_overlap exclude using gist (contractor_id with =, occupies with &&)
        where (status = 'confirmed'),
      add constraint bookings_confirmed_has_contractor check (status <> 'confirmed' or contractor_id is not null);

    create unique index bookings_one_confirmed_per_lead on bookings (lead_id) where status = 'confirmed';
    create index bookings_confirmed_by_day on bookings (contractor_id, date) where status = 'confirmed';
    create index handyman_profiles_reach on handyman_profiles (radius_miles) where is_active;
    create unique index contractor_jobs_one_live_per_booking on contractor_jobs (booking_id) where status <> 'released';
    create unique index estimator_queue_one_open_per_lead on estimator_queue (lead_id) where status <> 'complete';
    create unique index exceptions_one_open_per_trouble on exceptions (dedupe_key) where resolved_at is null;
    create index payments_unsettled on payments (status, updated_at) where status in ('created', 'pending', 'authorised', 'failed');
    create index leads_open_by_phone on leads (phone) where state not in ('job_completed', 'cancelled', 'expired');
    create index handyman_profiles_place on handyman_profiles
      using gist (ll_to_earth(location_latitude, location_longitude)) where is_active;

    alter table payments add check (captured_amount <= amount), add check (refunded_amount <= captured_amount);
    alter table contractor_availability_dates
      add check (start_time is null or end_time is null or start_time < end_time);

    create function refuse_audit_rewrite() returns trigger language plpgsql as $$ begin
      if current_setting('handy.erasing', true) = 'on' then return coalesce(new, old); end if;
      raise exception 'The audit log is not rewritten.' using errcode = 'insufficient_privilege';
    end $$;
    create trigger audit_log_is_final before update or delete on audit_log
      for each row execute function refuse_audit_rewrite();

    create function tell_live() returns trigger language plpgsql as $$ begin
      perform pg_notify('live', json_build_object('resource', replace(tg_table_name, '_', '-'),
        'type', case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'updated' else 'deleted' end,
        'id', coalesce(new.id, old.id))::text);
      return null;
    end $$;
    do $$ declare t text; begin
      foreach t in array array['leads', 'quotes', 'bookings', 'messages', 'calls', 'estimator_queue', 'exceptions']
      loop execute format('create trigger tell_live after insert or update or delete on %I
        for each row execute function tell_live()', t); end loop;
    end $$;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function tell_live() cascade;
    drop function refuse_audit_rewrite() cascade;
    drop index handyman_profiles_reach, handyman_profiles_place, leads_open_by_phone, payments_unsettled, exceptions_one_open_per_trouble,
      estimator_queue_one_open_per_lead, contractor_jobs_one_live_per_booking, bookings_confirmed_by_day,
      bookings_one_confirmed_per_lead;
    alter table bookings drop column occupies;
    alter table slot_holds drop column occupies;
  `)
}
