import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { BOOKED_STATES, isTerminal, type LeadState } from '../../domain/lead-states.ts'
import { actorOf } from '../actor.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { now } from '../clock.ts'
import { rows, run, type SQL, sql } from '../database.ts'
import { withdrawExports } from '../exports/sweep-exports.ts'
import { linkToken } from '../tokens.ts'
import { cancelLead } from './cancel-lead.ts'
import { type Customer, customerOf } from './customer-leads.ts'

const GONE = '[erased]'
const COMMITTED: readonly LeadState[] = [...BOOKED_STATES, 'payment_pending']

const refuseWhileCommitted = ({ leads }: Customer): void => {
  if (!leads.some(({ state }) => COMMITTED.includes(state))) return
  throw new AppError(
    'CONFLICT',
    'This customer has a booking or a payment under way. Finish or cancel it, then erase them.',
  )
}

/** Words and numbers of the person, wherever our own tables keep them. */
const anonymise = async (req: PayloadRequest, ids: SQL): Promise<void> => {
  await run(
    req,
    sql`update leads set customer_name = 'Erased customer', phone = ${GONE}, email = null, address = null,
        postcode = null, location_latitude = null, location_longitude = null, job_description = null, detected = null,
        marketing_stopped_at = null, erased_at = ${now().toISOString()}::timestamptz, updated_at = now()
      where id = any(${ids})`,
  )
  await run(
    req,
    sql`update messages set body = ${GONE}, "from" = null, "to" = null, media = null, variables = null, error = null,
        updated_at = now() where lead_id = any(${ids})`,
  )
  await run(
    req,
    sql`update calls set "from" = null, "to" = null, transcript = '[]', recording_url = null, recording_id = null,
        notes = null, updated_at = now() where lead_id = any(${ids})`,
  )
  await run(
    req,
    sql`update video_scores set video_url = null, transcript = null, extracted_frames = null, reasons = null,
        media_id = null, updated_at = now() where lead_id = any(${ids})`,
  )
  await run(
    req,
    sql`update lead_events set reason = null, details = null where lead_id = any(${ids})`,
  )
  await run(
    req,
    sql`update exceptions set detail = ${GONE}, data = null, resolution = null where lead_id = any(${ids})`,
  )
  await run(
    req,
    sql`update bookings set cancellation_reason = null, rating_comment = null, notes = null, updated_at = now() where lead_id = any(${ids})`,
  )
}

/** What providers told us of them, kept only so that a repeat is known for one. */
const forgetWebhooks = (req: PayloadRequest, ids: SQL, phone: string) =>
  run(
    req,
    sql`update webhook_events e set body = '{"erased": true}', updated_at = now()
      where e.worked_off_at is not null and (
        e.body ->> 'From' in (${phone}, ${`whatsapp:${phone}`}) or e.body ->> 'To' in (${phone}, ${`whatsapp:${phone}`})
        or e.body ->> 'CallSid' in (select call_sid from calls where lead_id = any(${ids})))`,
  )

/** The audit log's one permitted rewrite. */
const rewriteAudit = async (req: PayloadRequest, ids: SQL): Promise<void> => {
  await run(req, sql`set local handy.erasing = 'on'`)
  await run(
    req,
    sql`update audit_log set before = null, after = null, reason = null
      where record_id in (select unnest(${ids})::text)
        or record_id in (select id::text from calls where lead_id = any(${ids}))
        or record_id in (select id::text from exceptions where lead_id = any(${ids}))
        or record_id in (select id::text from media where lead_id = any(${ids}))`,
  )
  await run(req, sql`set local handy.erasing = 'off'`)
}

/** Old links open nothing any more. */
const renewTokens = async (req: PayloadRequest, leads: Customer['leads']): Promise<void> => {
  for (const { id } of leads) {
    await run(req, sql`update leads set upload_token = ${linkToken()} where id = ${id}::uuid`)
    const quotes = await rows<{ id: string }>(
      req,
      sql`select id from quotes where lead_id = ${id}::uuid`,
    )
    for (const quote of quotes)
      await run(req, sql`update quotes set token = ${linkToken()} where id = ${quote.id}::uuid`)
  }
}

const deleteFiles = async (req: PayloadRequest, ids: SQL): Promise<number> => {
  const files = await rows<{ id: string }>(
    req,
    sql`select id from media where lead_id = any(${ids})`,
  )
  for (const { id } of files)
    await req.payload.delete({ collection: 'media', id, depth: 0, overrideAccess: true, req })
  return files.length
}

/**
 * Forgets the customer behind a lead, over all their leads: names, numbers, words, files. What was
 * quoted, booked and paid stays, without the person. Leads still open are cancelled first.
 * @throws AppError NOT_FOUND; CONFLICT while a booking or a payment is under way
 */
export const eraseCustomer = async (
  req: PayloadRequest,
  leadId: string,
): Promise<{ leads: number; files: number }> => {
  const customer = await customerOf(req, leadId)
  refuseWhileCommitted(customer)
  for (const { id, state } of customer.leads)
    if (!isTerminal(state))
      await cancelLead(req, { leadId: id, actor: actorOf(req), reason: 'The customer was erased.' })
  const ids = sql`${`{${customer.leads.map(({ id }) => id).join(',')}}`}::uuid[]`
  await forgetWebhooks(req, ids, customer.phone)
  await rewriteAudit(req, ids)
  await anonymise(req, ids)
  await renewTokens(req, customer.leads)
  await run(req, sql`delete from video_uploads where lead_id = any(${ids})`)
  await withdrawExports(req)
  const files = await deleteFiles(req, ids)
  await writeAudit(req, {
    action: 'erase-customer',
    resource: 'leads',
    recordId: leadId,
    after: { leads: customer.leads.length, files },
  })
  return { leads: customer.leads.length, files }
}
