import { addDays } from 'date-fns'
import type { PayloadRequest } from 'payload'
import { BOOKED_STATES, type LeadState } from '../../domain/lead-states.ts'
import { now } from '../clock.ts'
import { jsonb, row, run, sql } from '../database.ts'
import { enqueue } from '../jobs.ts'
import { UNNAMED } from '../leads/request-video.ts'
import { readSettings } from '../settings.ts'
import { describedWith, notePostcodeIn } from './add-to-description.ts'
import { findOpenLead, findOrOpenLead, type OpenLead, personName } from './open-lead.ts'
import { type InboundWhatsApp, readInbound } from './read-inbound.ts'
import type { StoredEvent } from './read-webhook.ts'
import { returnFromCustomer } from './return-from-customer.ts'
import { heedMarketingWish, marketingWish } from './stop-and-start.ts'

/** Words about a job that is booked, or being paid for, are for a person and not for the price book. */
const PAST_DESCRIBING: readonly LeadState[] = [...BOOKED_STATES, 'payment_pending']

/** A contractor's answer to what we wrote them: whose it is, and about which booking. */
const contractorAnswering = (req: PayloadRequest, phone: string) =>
  row<{ contractorId: string; bookingId: string | null }>(
    req,
    sql`select m.contractor_id as "contractorId", m.booking_id as "bookingId"
      from messages m join handyman_profiles h on h.id = m.contractor_id
      where m."to" = ${phone} and h.phone = ${phone} and m.direction = 'outbound' and m.audience = 'contractor'
        and m.created_at > ${addDays(now(), -14).toISOString()}::timestamptz
      order by m.created_at desc limit 1`,
  )

/** Keeps the message in its thread; null when it is there already. */
const keepMessage = (
  req: PayloadRequest,
  { sid, from, to, body, files, at }: InboundWhatsApp,
  of: { leadId?: string; contractorId?: string; bookingId?: string | null },
) =>
  row<{ id: string }>(
    req,
    sql`insert into messages (id, lead_id, contractor_id, booking_id, audience, direction, channel, purpose, "from", "to",
        body, media, status, provider_sid, created_at, updated_at)
      values (uuidv7(), ${of.leadId ?? null}::uuid, ${of.contractorId ?? null}::uuid, ${of.bookingId ?? null}::uuid,
        ${of.leadId ? 'customer' : 'contractor'}, 'inbound', 'whatsapp', 'inbound', ${from}, ${to},
        ${body}, ${jsonb(files)}, 'delivered', ${sid}, ${at}::timestamptz, ${at}::timestamptz)
      on conflict (provider_sid) do nothing returning id`,
  )

/** The lead lives on: it was heard from, perhaps by a name, and `words` say more of the job. */
const noteContact = async (
  req: PayloadRequest,
  leadId: string,
  { at, name }: InboundWhatsApp,
  words: string,
) => {
  const { staleLeadDays } = await readSettings(req)
  const stale = addDays(new Date(at), staleLeadDays).toISOString()
  await run(
    req,
    sql`update leads set last_inbound_at = greatest(last_inbound_at, ${at}::timestamptz),
        expires_at = greatest(expires_at, ${stale}::timestamptz), updated_at = now(),
        job_description = ${describedWith(words)},
        customer_name = case when customer_name = ${UNNAMED} then coalesce(${personName(name)}, customer_name) else customer_name end
      where id = ${leadId}::uuid`,
  )
}

/** Files are fetched outside this transaction, one job each. */
const queueFiles = async (req: PayloadRequest, messageId: string, inbound: InboundWhatsApp) => {
  for (const index of inbound.files.keys())
    await enqueue(
      req,
      'fetch-media',
      { messageId, index },
      { jobKey: `fetch-media:${messageId}:${index}` },
    )
}

/** What the words of an open enquiry set going. */
const followWords = async (req: PayloadRequest, lead: OpenLead, inbound: InboundWhatsApp) => {
  if (PAST_DESCRIBING.includes(lead.state)) return
  await notePostcodeIn(req, lead.id, inbound.body)
  if (lead.state === 'awaiting_customer_response') await returnFromCustomer(req, lead.id)
  if (inbound.body || inbound.files.length > 0)
    await enqueue(
      req,
      'detect-work',
      { leadId: lead.id },
      { jobKey: `detect:${lead.id}`, priority: -10 },
    )
}

/**
 * An incoming WhatsApp becomes a line of its thread: on the phone's open lead, else on a new one
 * tied to the last. The caller has locked the phone. Repeats change nothing.
 */
export const receiveWhatsApp = async (req: PayloadRequest, event: StoredEvent): Promise<void> => {
  const inbound = readInbound(event)
  if (!inbound) return
  const open = await findOpenLead(req, inbound.from)
  // Before anything is opened for it; on an open lead the thread itself refuses a repeat.
  if (!open && (await row(req, sql`select 1 from messages where provider_sid = ${inbound.sid}`)))
    return
  const contractor = open ? null : await contractorAnswering(req, inbound.from)
  if (contractor) {
    const kept = await keepMessage(req, inbound, contractor)
    if (kept) await queueFiles(req, kept.id, inbound)
    return
  }
  const lead =
    open ??
    (await findOrOpenLead(req, { phone: inbound.from, name: inbound.name, source: 'whatsapp' }))
  const message = await keepMessage(req, inbound, { leadId: lead.id })
  if (!message) return
  const wish = marketingWish(inbound.body)
  const describes = !wish && !PAST_DESCRIBING.includes(lead.state)
  await noteContact(req, lead.id, inbound, describes ? inbound.body : '')
  await queueFiles(req, message.id, inbound)
  if (wish)
    return heedMarketingWish(req, {
      wish,
      phone: inbound.from,
      leadId: lead.id,
      messageSid: inbound.sid,
    })
  await followWords(req, lead, inbound)
}
