import type { PayloadRequest } from 'payload'
import { AppError, invalid, notFound } from '../../domain/app-error.ts'
import { BOOKED_STATES, isTerminal, type LeadState } from '../../domain/lead-states.ts'
import { actorOf } from '../actor.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { rows, run, sql } from '../database.ts'
import { mergeThreads } from '../messages/settle-thread.ts'
import { cancelLead } from './cancel-lead.ts'

interface Mergeable {
  id: string
  reference: string
  state: LeadState
  erased: boolean
}

const COMMITTED: readonly LeadState[] = [...BOOKED_STATES, 'payment_pending']

const lockBoth = async (req: PayloadRequest, leadId: string, into: string) => {
  const found = await rows<Mergeable>(
    req,
    sql`select id, reference, state, erased_at is not null as erased from leads
      where id in (${leadId}::uuid, ${into}::uuid) order by id for update`,
  )
  const [from, to] = [found.find(({ id }) => id === leadId), found.find(({ id }) => id === into)]
  if (!from) throw notFound('That lead')
  if (!to) throw invalid('There is no such lead.', { into: 'That lead does not exist.' })
  return { from, to }
}

/**
 * Makes two leads of one customer one: what was said, sent and filmed moves to `into`, and the other
 * ends as cancelled, saying where it went. Its quotes stay with it and can no longer be booked.
 * @throws AppError NOT_FOUND; VALIDATION_ERROR; CONFLICT when either is erased, over, or booked
 */
export const mergeLeads = async (
  req: PayloadRequest,
  { leadId, into }: { leadId: string; into: string },
): Promise<{ into: string; moved: { messages: number; calls: number; media: number } }> => {
  if (leadId === into)
    throw invalid('A lead cannot be merged into itself.', { into: 'Choose another lead.' })
  const { from, to } = await lockBoth(req, leadId, into)
  if (from.erased || to.erased)
    throw new AppError('CONFLICT', 'An erased customer’s lead cannot be merged.')
  if (isTerminal(from.state))
    throw new AppError('CONFLICT', `Lead ${from.reference} is over already.`)
  if (isTerminal(to.state))
    throw new AppError('CONFLICT', `Lead ${to.reference} is over: nothing can be merged into it.`)
  if (COMMITTED.includes(from.state))
    throw new AppError(
      'CONFLICT',
      `Lead ${from.reference} is booked or being paid for. Merge the other one into it.`,
    )
  const move = (table: string) =>
    run(
      req,
      sql`update ${sql.identifier(table)} set lead_id = ${into}::uuid, updated_at = now() where lead_id = ${leadId}::uuid`,
    )
  const moved = {
    messages: await move('messages'),
    calls: await move('calls'),
    media: await move('media'),
  }
  await move('video_scores')
  await mergeThreads(req, { leadId, into })
  await run(
    req,
    sql`update leads t set updated_at = now(),
        job_description = nullif(left(concat_ws(E'\n', nullif(t.job_description, ''), nullif(f.job_description, '')), 20000), ''),
        email = coalesce(t.email, f.email),
        last_inbound_at = greatest(t.last_inbound_at, f.last_inbound_at),
        marketing_stopped_at = coalesce(t.marketing_stopped_at, f.marketing_stopped_at)
      from leads f where t.id = ${into}::uuid and f.id = ${leadId}::uuid`,
  )
  await cancelLead(req, { leadId, actor: actorOf(req), reason: `Merged into ${to.reference}.` })
  await writeAudit(req, {
    action: 'merge',
    resource: 'leads',
    recordId: leadId,
    after: { into: to.reference, ...moved },
  })
  return { into, moved }
}
