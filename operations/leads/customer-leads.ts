import type { PayloadRequest } from 'payload'
import { notFound } from '../../domain/app-error.ts'
import type { LeadState } from '../../domain/lead-states.ts'
import { row, rows, sql } from '../database.ts'

export interface Customer {
  phone: string
  leads: { id: string; state: LeadState }[]
}

/** The customer behind a lead: every lead of the same phone. @throws AppError NOT_FOUND */
export const customerOf = async (req: PayloadRequest, leadId: string): Promise<Customer> => {
  const lead = await row<{ id: string; phone: string; state: LeadState; erased: boolean }>(
    req,
    sql`select id, phone, state, erased_at is not null as erased from leads where id = ${leadId}::uuid`,
  )
  if (!lead) throw notFound('That lead')
  if (lead.erased) return { phone: lead.phone, leads: [{ id: lead.id, state: lead.state }] }
  const leads = await rows<{ id: string; state: LeadState }>(
    req,
    sql`select id, state from leads where phone = ${lead.phone} and erased_at is null order by id for update`,
  )
  return { phone: lead.phone, leads }
}
