/**
 * How a WhatsApp is heard: kept as an event, its phone locked, and what stands of that phone read
 * under the lock, in one call instead of four. Each statement in there sees what was committed until
 * the lock was had. No row: it was told before.
 */
import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create function hear_whatsapp(told_as text, told jsonb, sender text, at timestamptz)
    returns table (event_id uuid, told_at timestamptz, has_earlier boolean, lead_id uuid, lead_state text,
      said text, seal text, is_quoted boolean)
    language plpgsql as $$ begin
      insert into webhook_events as e (id, provider, event_id, kind, body, worked_off_at)
        values (uuidv7(), 'twilio', told_as, 'twilio.whatsapp', told, at)
        on conflict do nothing returning e.id, e.created_at into event_id, told_at;
      if not found then return; end if;
      perform set_config('lock_timeout', '2s', true);
      perform pg_advisory_xact_lock(hashtextextended('phone:' || sender, 0));
      has_earlier := exists (select from webhook_events e
        where e.worked_off_at is null and e.error is null and e.provider = 'twilio' and e.kind = 'twilio.whatsapp'
          and e.body ->> 'From' = coalesce(told ->> 'From', '') and e.id < hear_whatsapp.event_id);
      select l.id, l.state, l.job_description, l.detected ->> 'seal' into lead_id, lead_state, said, seal
        from leads l where l.phone = sender and l.state not in ('job_completed', 'cancelled', 'expired')
          and l.erased_at is null order by l.created_at desc, l.id desc limit 1 for update;
      is_quoted := exists (select from quotes q where q.lead_id = hear_whatsapp.lead_id
        and q.superseded_at is null and q.created_by = 'system' and q.status in ('sent', 'viewed'));
      return next;
    end $$;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop function hear_whatsapp`)
}
