import type { PayloadRequest } from 'payload'
import { invalid } from '../../domain/app-error.ts'
import type { LeadState } from '../../domain/lead-states.ts'
import { userIdOf } from '../actor.ts'
import { isUuid, read, type SQL, sql } from '../database.ts'
import { conditionsFor } from '../leads/find-leads.ts'

export const THREAD_VIEWS = ['unanswered', 'mine', 'all'] as const
export type ThreadView = (typeof THREAD_VIEWS)[number]

export interface ThreadSummary {
  leadId: string
  reference: string
  customerName: string
  phone: string
  state: LeadState
  assignedTo: { id: string; name: string } | null
  /** ISO, UTC; null while nothing waits for us. */
  waitingSince: string | null
  waitingFor: 'reply' | 'call' | null
  lastAt: string
  /** The customer sent STOP. */
  stopped: boolean
  /** The newest thing said, by whom, and how far it got. */
  last: {
    kind: 'message' | 'call'
    direction: 'inbound' | 'outbound'
    words: string
    files: number
    status: string
    at: string
  } | null
}

interface Asked {
  view: ThreadView
  /** The beginning of a name, postcode or reference, or a part of a phone; from two letters on. */
  search: string
  /** Where the page before ended. */
  after: string | null
  limit: number
}

/** As many customers as a search looks through; a longer word finds fewer. */
const MOST_FOUND = 200
const PREVIEW = 160

const instant = (column: SQL) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The newest leads that what was typed may mean. */
const meant = (search: string): SQL =>
  sql`select way.id from (${sql.join(
    conditionsFor(search).map(
      (condition) => sql`(select l.id from leads l where l.erased_at is null and ${condition}
        order by l.created_at desc limit ${MOST_FOUND})`,
    ),
    sql` union all `,
  )}) way`

/** `<turn>.<lead>` of the last row seen. @throws AppError VALIDATION_ERROR */
const placeAfter = (after: string | null): SQL => {
  if (!after) return sql`true`
  const [turn = '', lead] = after.split('.')
  if (!/^\d{1,15}$/.test(turn) || !isUuid(lead))
    throw invalid('That page of the inbox does not exist.', { after: 'Start from the first page.' })
  return sql`(t.turn, t.lead_id) < (${turn}::bigint, ${lead}::uuid)`
}

const among = (req: PayloadRequest, view: ThreadView): SQL => {
  if (view === 'unanswered') return sql`t.waiting_since is not null`
  if (view === 'mine') return sql`t.assigned_to_id = ${userIdOf(req)}::uuid`
  return sql`true`
}

/**
 * A page of the inbox: who waits for us first, the longest waiting before all, then the others by
 * the last word said. One query whatever the size of the page; the next page begins where this one
 * ended, however deep.
 */
export const listThreads = async (
  req: PayloadRequest,
  { view, search, after, limit }: Asked,
): Promise<{ threads: ThreadSummary[]; next: string | null }> => {
  const found = search.length > 1 ? sql`t.lead_id in (${meant(search)})` : sql`true`
  const page = await read<ThreadSummary & { turn: string }>(
    req,
    sql`select t.lead_id as "leadId", t.turn::text, l.reference, l.customer_name as "customerName", l.phone, l.state,
        case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name) end as "assignedTo",
        ${instant(sql`t.waiting_since`)} as "waitingSince", t.waiting_for as "waitingFor",
        ${instant(sql`t.last_at`)} as "lastAt", l.marketing_stopped_at is not null as stopped,
        (select said.item from (
          (select m.created_at, jsonb_build_object('kind', 'message', 'direction', m.direction, 'words', left(m.body, ${PREVIEW}),
              'files', coalesce(jsonb_array_length(nullif(m.media, 'null')), 0), 'status', m.status, 'at', ${instant(sql`m.created_at`)}) as item
            from messages m where m.lead_id = t.lead_id and m.audience = 'customer' order by m.created_at desc limit 1)
          union all
          (select c.created_at, jsonb_build_object('kind', 'call', 'direction', c.direction, 'words', '', 'files', 0,
              'status', coalesce(c.outcome::text, c.status::text), 'at', ${instant(sql`c.created_at`)})
            from calls c where c.lead_id = t.lead_id order by c.created_at desc limit 1)) said
          order by said.created_at desc limit 1) as last
      from (select t.* from threads t where ${among(req, view)} and ${found} and ${placeAfter(after)}
          order by t.turn desc, t.lead_id desc limit ${limit + 1}) t
        join leads l on l.id = t.lead_id left join users u on u.id = t.assigned_to_id
      order by t.turn desc, t.lead_id desc`,
  )
  const threads = page.slice(0, limit)
  const end = page.length > limit ? threads.at(-1) : undefined
  return {
    threads: threads.map(({ turn: _, ...thread }) => thread),
    next: end ? `${end.turn}.${end.leadId}` : null,
  }
}
