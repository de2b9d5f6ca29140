import type { PayloadRequest } from 'payload'
import { type LeadState, TERMINAL_STATES } from '../../domain/lead-states.ts'
import { UNNAMED } from '../../domain/vocabulary.ts'
import { row, run, sql } from '../database.ts'

interface Caller {
  /** E.164. */
  phone: string
  /** What they call themselves; a provider's profile name will do. */
  name?: string
  source: 'call' | 'whatsapp' | 'web'
  details?: {
    postcode?: string
    customerType?: 'homeowner' | 'landlord' | 'pm' | 'commercial'
    jobDescription?: string
  }
}

export interface OpenLead {
  id: string
  state: LeadState
  isNew: boolean
}

const over = `{${TERMINAL_STATES.join(',')}}`

/** The lead a phone's next words belong to: its newest that is not over. Null when there is none. */
export const findOpenLead = async (
  req: PayloadRequest,
  phone: string,
): Promise<OpenLead | null> => {
  const lead = await row<{ id: string; state: LeadState }>(
    req,
    sql`select id, state from leads
      where phone = ${phone} and state not in ('job_completed', 'cancelled', 'expired') and erased_at is null
      order by created_at desc, id desc limit 1 for update`,
  )
  return lead ? { ...lead, isNew: false } : null
}

/** A name somebody gave themselves; WhatsApp's own stand-ins are none. */
export const personName = (name: string | undefined): string | null => {
  const tidy = name?.replace(/\s+/g, ' ').trim().slice(0, 200) ?? ''
  return tidy === '' || /^whatsapp\b/i.test(tidy) ? null : tidy
}

/** A new lead for a phone, tied to the last one it had. The caller has locked the phone. */
export const openLead = async (
  req: PayloadRequest,
  { phone, name, source, details }: Caller,
): Promise<OpenLead> => {
  const last = await row<{ id: string; name: string; stopped: string | null }>(
    req,
    sql`select id, customer_name as name, marketing_stopped_at as stopped from leads
      where phone = ${phone} and erased_at is null and state = any(${over}::enum_leads_state[])
      order by created_at desc, id desc limit 1`,
  )
  const lead = await req.payload.create({
    collection: 'leads',
    data: {
      customerName: personName(name) ?? last?.name ?? UNNAMED,
      phone,
      source,
      previousLead: last?.id,
      ...details,
    } as never,
    depth: 0,
    overrideAccess: true,
    req,
  })
  if (last?.stopped)
    await run(
      req,
      sql`update leads set marketing_stopped_at = ${last.stopped}::timestamptz where id = ${lead.id}::uuid`,
    )
  return { id: String(lead.id), state: 'created', isNew: true }
}

/** The open lead of a phone, else a new one. */
export const findOrOpenLead = async (req: PayloadRequest, caller: Caller): Promise<OpenLead> =>
  (await findOpenLead(req, caller.phone)) ?? openLead(req, caller)
