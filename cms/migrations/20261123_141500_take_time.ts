/**
 * How every path that takes a contractor's time begins, where a lock, what it clears away and what
 * is then still free cost one call instead of four. Each statement in there sees what was committed
 * until the lock was had. Counts of calls need not survive a crash, and then cost no wait for the disk.
 */
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create function lock_contractor(who uuid, revision timestamptz, waits boolean, at timestamptz)
    returns boolean language plpgsql as $$ begin
      if waits then
        perform from handyman_profiles p where p.id = who and p.is_active
          and (revision is null or p.updated_at = revision) for no key update;
      else
        perform from handyman_profiles p where p.id = who and p.is_active
          and (revision is null or p.updated_at = revision) for no key update skip locked;
      end if;
      if not found then return false; end if;
      delete from slot_holds h where h.contractor_id = who and h.expires_at <= at;
      return true;
    end $$;

    create function contractor_is_free(who uuid, day date, start_minute int, end_minute int,
      own_quote uuid, own_booking uuid)
    returns boolean language plpgsql as $$ begin
      return coalesce((
        with taken as (
          select b.occupies from bookings b where b.contractor_id = who and b.date = day
            and b.status = 'confirmed' and b.id is distinct from own_booking
          union all
          select h.occupies from slot_holds h where h.contractor_id = who and h.date = day
            and h.quote_id is distinct from own_quote)
        select not exists (select from taken where taken.occupies
            && tsrange(day + make_interval(mins => start_minute), day + make_interval(mins => end_minute)))
          and (select count(*) from taken) < p.max_concurrent_jobs
          and exists (select from contractor_availability_dates a
            where a.contractor_id = p.id and a.date = day and a.is_available)
        from handyman_profiles p where p.id = who), false);
    end $$;

    -- A contractor found taken is let go again at once, so that waiting can never make a ring.
    create function take_contractor(who uuid, revision timestamptz, waits boolean, at timestamptz,
      day date, start_minute int, end_minute int, own_quote uuid, own_booking uuid)
    returns text language plpgsql as $$ begin
      if not lock_contractor(who, revision, waits, at) then return 'passed over'; end if;
      if contractor_is_free(who, day, start_minute, end_minute, own_quote, own_booking) then
        return 'free';
      end if;
      raise exception using errcode = 'HS001';
    exception when sqlstate 'HS001' then return 'taken';
    end $$;

    alter table rate_limits set unlogged;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table rate_limits set logged;
    drop function take_contractor, contractor_is_free, lock_contractor;
  `)
}
