/**
 * The inbox's threads, kept by the database beside the messages and calls they are made from:
 * whatever writes a message, the thread knows. `turn` is the order of the inbox in one number: who
 * waits comes first, the longest waiting before all, then by the last word said.
 */
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create type enum_threads_waiting_for as enum ('reply', 'call');
    create table threads (
      id uuid primary key default uuidv7() not null,
      lead_id uuid not null references leads (id) on delete restrict,
      assigned_to_id uuid references users (id) on delete set null,
      last_at timestamp(3) with time zone not null,
      waiting_since timestamp(3) with time zone,
      waiting_for enum_threads_waiting_for,
      answered_at timestamp(3) with time zone,
      done_by_id uuid references users (id) on delete set null,
      updated_at timestamp(3) with time zone default now() not null,
      created_at timestamp(3) with time zone default now() not null,
      turn bigint generated always as (case
        when waiting_since is not null then 100000000000000 - round(extract(epoch from waiting_since at time zone 'UTC') * 1000)
        else round(extract(epoch from last_at at time zone 'UTC') * 1000) end) stored
    );
    create unique index threads_lead_idx on threads (lead_id);
    create index threads_by_turn on threads (turn desc, lead_id desc);
    create index threads_of_owner on threads (assigned_to_id, turn desc, lead_id desc) where assigned_to_id is not null;
    create index threads_waiting on threads (waiting_since) where waiting_since is not null;
    create index threads_waiting_call on threads (waiting_since) where waiting_for = 'call';
    create index calls_under_way on calls (created_at) where status in ('ringing', 'in_progress');

    create function thread_heard(lead uuid, at timestamptz, wants enum_threads_waiting_for) returns void
    language sql as $$
      insert into threads as t (lead_id, assigned_to_id, last_at, waiting_since, waiting_for)
        select l.id, l.assigned_to_id, at, case when w.wants is not null then at end, w.wants
        from leads l, lateral (select case when l.state not in ('job_completed', 'cancelled', 'expired') then wants end as wants) w
        where l.id = lead
      on conflict (lead_id) do update set
        last_at = greatest(t.last_at, excluded.last_at),
        waiting_for = case when excluded.waiting_since > coalesce(t.answered_at, '-infinity') and t.waiting_since is null
          then excluded.waiting_for else t.waiting_for end,
        waiting_since = case when excluded.waiting_since > coalesce(t.answered_at, '-infinity')
          then least(t.waiting_since, excluded.waiting_since) else t.waiting_since end,
        updated_at = now()
    $$;

    create function thread_answered(lead uuid, at timestamptz) returns void language sql as $$
      update threads set answered_at = greatest(answered_at, at), updated_at = now(),
        waiting_for = case when waiting_since > at then waiting_for end,
        waiting_since = case when waiting_since > at then waiting_since end
      where lead_id = lead
    $$;

    create function keep_thread_of_message() returns trigger language plpgsql as $$ begin
      perform thread_heard(new.lead_id, new.created_at,
        case when new.direction = 'inbound' then 'reply'::enum_threads_waiting_for end);
      -- What the system says for want of an answer (we are looking at it, a reminder) leaves them waiting.
      if new.direction = 'outbound' and (new.author_id is not null or new.purpose in ('reply', 'quote', 'video_request', 'video_again',
        'ask_postcode', 'estimator_question', 'booking_confirmed', 'stop_confirmed', 'start_confirmed'))
      then perform thread_answered(new.lead_id, new.created_at); end if;
      return null;
    end $$;
    create trigger keep_thread after insert on messages for each row
      when (new.lead_id is not null and new.audience = 'customer') execute function keep_thread_of_message();

    create function keep_thread_of_call() returns trigger language plpgsql as $$ begin
      perform thread_heard(new.lead_id, new.created_at,
        case when new.direction = 'inbound' and new.outcome in ('missed', 'voicemail') then 'call'::enum_threads_waiting_for end);
      if new.outcome = 'answered' then
        perform thread_answered(new.lead_id, coalesce(new.answered_at, new.created_at));
      end if;
      return null;
    end $$;
    create trigger keep_thread after insert or update of outcome on calls for each row
      when (new.lead_id is not null) execute function keep_thread_of_call();

    create function keep_thread_of_lead() returns trigger language plpgsql as $$ begin
      update threads set assigned_to_id = new.assigned_to_id, updated_at = now(),
        waiting_for = case when new.state in ('job_completed', 'cancelled', 'expired') then null else waiting_for end,
        waiting_since = case when new.state in ('job_completed', 'cancelled', 'expired') then null else waiting_since end
      where lead_id = new.id;
      return null;
    end $$;
    create trigger keep_thread after update of assigned_to_id, state on leads for each row
      when (new.assigned_to_id is distinct from old.assigned_to_id
        or (new.state is distinct from old.state and new.state in ('job_completed', 'cancelled', 'expired')))
      execute function keep_thread_of_lead();

    create function forget_thread() returns trigger language plpgsql as $$ begin
      delete from threads where lead_id = old.id;
      return old;
    end $$;
    create trigger forget_thread before delete on leads for each row execute function forget_thread();

    insert into threads (lead_id, assigned_to_id, last_at)
      select l.id, l.assigned_to_id, max(said.at) from leads l join (
        select lead_id, created_at as at from messages where audience = 'customer'
        union all select lead_id, created_at from calls) said on said.lead_id = l.id
      group by l.id;
    update threads t set waiting_since = m.created_at, waiting_for = 'reply'
      from leads l cross join lateral (select created_at, direction from messages
        where lead_id = l.id and audience = 'customer' order by created_at desc limit 1) m
      where l.id = t.lead_id and m.direction = 'inbound' and l.state not in ('job_completed', 'cancelled', 'expired');

    create trigger tell_live after insert or update or delete on threads for each row execute function tell_live();
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function keep_thread_of_message() cascade;
    drop function keep_thread_of_call() cascade;
    drop function keep_thread_of_lead() cascade;
    drop function forget_thread() cascade;
    drop function thread_heard(uuid, timestamptz, enum_threads_waiting_for);
    drop function thread_answered(uuid, timestamptz);
    drop index calls_under_way;
    drop table threads;
    drop type enum_threads_waiting_for;
  `)
}
