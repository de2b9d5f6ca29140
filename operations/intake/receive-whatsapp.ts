import { addDays } from 'date-fns'
import type { PayloadRequest } from 'payload'
import { BOOKED_STATES, type LeadState } from '../../domain/lead-states.ts'
import { UNNAMED } from '../../domain/vocabulary.ts'
import { now } from '../clock.ts'
import { jsonb, row, type SQL, sql } from '../database.ts'
import { addJob, enqueue } from '../jobs.ts'
import { readSettings } from '../settings.ts'
import { describedWith, notePostcodeIn } from './add-to-description.ts'
import { addsNothing } from './adds-nothing.ts'
import type { KnownLead } from './hear-whatsapp.ts'
import { findOpenLead, openLead, personName } from './open-lead.ts'
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

type Of = { leadId?: string; contractorId?: string; bookingId?: string | null }

/** The message as a line of its thread; no row when it is there already. */
const keptPart = ({ sid, from, to, body, files, at }: InboundWhatsApp, of: Of): SQL =>
  sql`insert into messages (id, lead_id, contractor_id, booking_id, audience, direction, channel, purpose, "from", "to",
      body, media, status, provider_sid, created_at, updated_at)
    values (uuidv7(), ${of.leadId ?? null}::uuid, ${of.contractorId ?? null}::uuid, ${of.bookingId ?? null}::uuid,
      ${of.leadId ? 'customer' : 'contractor'}, 'inbound', 'whatsapp', 'inbound', ${from}, ${to},
      ${body}, ${jsonb(files)}, 'delivered', ${sid}, ${at}::timestamptz, ${at}::timestamptz)
    on conflict (provider_sid) do nothing returning id`

interface Contact {
  leadId: string
  /** What of it describes the job. */
  words: string
  /** The words are to be read for work. */
  reads: boolean
  /** The seal of all that was said, where reading it would change nothing. */
  seal: string | null
}

/**
 * Keeps a customer's message; its lead lives on: it was heard from, perhaps by a name, and `words` say
 * more of the job, which a job reads. Null when the message is there already.
 */
const keepContact = async (
  req: PayloadRequest,
  inbound: InboundWhatsApp,
  { leadId, words, reads, seal }: Contact,
) => {
  const { at, name } = inbound
  const { staleLeadDays } = await readSettings(req)
  const stale = addDays(new Date(at), staleLeadDays).toISOString()
  const job = addJob('detect-work', sql`json_build_object('leadId', ${leadId}::text)`, {
    ...{ jobKey: `detect:${leadId}`, priority: -10 },
  })
  return row<{ id: string }>(
    req,
    sql`with kept as (${keptPart(inbound, { leadId })}),
      noted as (update leads set last_inbound_at = greatest(last_inbound_at, ${at}::timestamptz),
          expires_at = greatest(expires_at, ${stale}::timestamptz), updated_at = now(),
          job_description = ${describedWith(words)},
          detected = case when ${seal}::text is null then detected else jsonb_set(detected, '{seal}', to_jsonb(${seal}::text)) end,
          customer_name = case when customer_name = ${UNNAMED} then coalesce(${personName(name)}, customer_name) else customer_name end
        where id = ${leadId}::uuid and exists (select from kept))
      select kept.id${reads ? sql`, ${job}` : sql``} from kept`,
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

/**
 * An incoming WhatsApp becomes a line of its thread: on the phone's open lead, else on a new one
 * tied to the last. The caller has locked the phone, and may know its open lead, locked too. Repeats
 * change nothing.
 */
export const receiveWhatsApp = async (
  req: PayloadRequest,
  event: StoredEvent,
  known?: KnownLead | null,
): Promise<void> => {
  const inbound = readInbound(event)
  if (!inbound) return
  const open = known === undefined ? await findOpenLead(req, inbound.from) : known
  // Before anything is opened for it; on an open lead the thread itself refuses a repeat.
  if (!open && (await row(req, sql`select 1 from messages where provider_sid = ${inbound.sid}`)))
    return
  const contractor = open ? null : await contractorAnswering(req, inbound.from)
  if (contractor) {
    const kept = await row<{ id: string }>(req, keptPart(inbound, contractor))
    if (kept) await queueFiles(req, kept.id, inbound)
    return
  }
  const lead =
    open ?? (await openLead(req, { phone: inbound.from, name: inbound.name, source: 'whatsapp' }))
  const wish = marketingWish(inbound.body)
  const describes = !wish && !PAST_DESCRIBING.includes(lead.state)
  const says = describes && (inbound.body !== '' || inbound.files.length > 0)
  const quiet = says && known && inbound.files.length === 0
  const seal = quiet ? await addsNothing(req, known, inbound.body) : null
  const message = await keepContact(req, inbound, {
    ...{ leadId: lead.id, seal, reads: says && seal === null },
    words: describes ? inbound.body : '',
  })
  if (!message) return
  await queueFiles(req, message.id, inbound)
  if (wish)
    return heedMarketingWish(req, {
      wish,
      phone: inbound.from,
      leadId: lead.id,
      messageSid: inbound.sid,
    })
  if (!describes) return
  await notePostcodeIn(req, lead.id, inbound.body)
  if (lead.state === 'awaiting_customer_response') await returnFromCustomer(req, lead.id)
}
