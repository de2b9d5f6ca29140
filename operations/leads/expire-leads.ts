import type { PayloadRequest } from 'payload'
import { canMove, EARLY_STATES, type LeadState } from '../../domain/lead-states.ts'
import { now } from '../clock.ts'
import { inTransaction, rows, sql } from '../database.ts'
import { letGo } from './cancel-lead.ts'
import { moveLead } from './move-lead.ts'
import type { LeadMove } from './request-video.ts'

const BATCH = 200

export const expireLead = async (req: PayloadRequest, by: LeadMove): Promise<void> => {
  await moveLead(req, { ...by, to: 'expired' })
  await letGo(req, by.leadId, by.reason ?? 'The lead expired.')
}

/**
 * Expires leads gone quiet in an early state, and those whose quote ran out 30 days ago. Each lead
 * is checked again under its own lock, so that a message arriving meanwhile keeps it alive.
 */
export const expireLeads = async (req: PayloadRequest): Promise<number> => {
  const early = `{${EARLY_STATES.join(',')}}`
  const at = now().toISOString()
  return inTransaction(req, async () => {
    const due = await rows<{ id: string; state: LeadState }>(
      req,
      sql`select id, state from leads
        where (state = any(${early}::enum_leads_state[]) and expires_at < ${at}::timestamptz)
          or (state = 'quote_expired' and state_changed_at < ${at}::timestamptz - interval '30 days')
        order by id limit ${BATCH} for update skip locked`,
    )
    for (const { id, state } of due)
      if (canMove(state, 'expired'))
        await expireLead(req, {
          leadId: id,
          actor: 'system',
          reason: 'Nothing happened for too long.',
        })
    return due.length
  })
}
