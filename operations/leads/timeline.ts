import type { PayloadRequest } from 'payload'
import { notFound } from '../../domain/app-error.ts'
import { read, type SQL, sql } from '../database.ts'

/** The newest of a very long story. */
const MOST = 1000

export interface TimelineItem {
  kind: 'event' | 'message' | 'call' | 'quote' | 'booking'
  id: string
  /** ISO, UTC. */
  at: string
  [detail: string]: unknown
}

const moment = (column: SQL) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const parts = (leadId: string): SQL => sql`
  select 'event' as kind, e.id, e.created_at as at, jsonb_build_object('from', e."from", 'to', e."to",
      'actor', e.actor, 'user', (select u.name from users u where u.id = e.user_id), 'reason', e.reason) as detail
    from lead_events e where e.lead_id = ${leadId}::uuid
  union all
  select 'message', m.id, m.created_at, jsonb_build_object('direction', m.direction, 'audience', m.audience,
      'channel', m.channel, 'purpose', m.purpose, 'body', regexp_replace(m.body, '/c/[A-Za-z0-9_.-]+', '/c/…', 'g'), 'media', m.media, 'status', m.status,
      'error', m.error, 'template', m.template, 'attempts', m.attempts, 'author', (select u.name from users u where u.id = m.author_id))
    from messages m where m.lead_id = ${leadId}::uuid
  union all
  select 'call', c.id, c.created_at, jsonb_build_object('direction', c.direction, 'status', c.status,
      'outcome', c.outcome, 'durationSeconds', c.duration_seconds, 'transcript', c.transcript,
      'recording', c.recording_id, 'answeredAt', ${moment(sql`c.answered_at`)}, 'endedAt', ${moment(sql`c.ended_at`)}, 'notes', c.notes, 'answeredBy', (select u.name from users u where u.id = c.answered_by_id))
    from calls c where c.lead_id = ${leadId}::uuid
  union all
  select 'quote', q.id, q.created_at, jsonb_build_object('version', q.version, 'style', q.style, 'total', q.total,
      'status', q.status, 'createdBy', q.created_by, 'sentAt', ${moment(sql`q.sent_at`)}, 'viewedAt', ${moment(sql`q.viewed_at`)})
    from quotes q where q.lead_id = ${leadId}::uuid
  union all
  select 'booking', b.id, b.created_at, jsonb_build_object('reference', b.reference, 'date', b.date,
      'timeSlot', b.time_slot, 'status', b.status, 'contractor', (select jsonb_build_object('id', h.id, 'name', h.name)
        from handyman_profiles h where h.id = b.contractor_id))
    from bookings b where b.lead_id = ${leadId}::uuid`

/**
 * Everything that happened on a lead, oldest first: moves, messages, calls, quotes, bookings.
 * @throws AppError NOT_FOUND
 */
export const leadTimeline = async (
  req: PayloadRequest,
  leadId: string,
): Promise<TimelineItem[]> => {
  const [lead] = await read(req, sql`select 1 from leads where id = ${leadId}::uuid`)
  if (!lead) throw notFound('That lead')
  const newest = await read<{
    kind: TimelineItem['kind']
    id: string
    at: string
    detail: Record<string, unknown>
  }>(
    req,
    sql`select kind, id, ${moment(sql`at`)} as at, detail from (${parts(leadId)}) story
      order by story.at desc, id desc limit ${MOST}`,
  )
  return newest.reverse().map(({ detail, ...item }) => ({ ...detail, ...item }))
}
