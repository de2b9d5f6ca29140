import type { PayloadRequest } from 'payload'
import { isLeadState, type LeadState } from '../../domain/lead-states.ts'
import { now } from '../clock.ts'
import { refuseMove } from './move-lead.ts'
import { transitionLead } from './transition-lead.ts'

interface PlainChange {
  operation: 'create' | 'update'
  data: Record<string, unknown>
  before?: { id: string; state: LeadState }
}

/**
 * A lead is born `created`; a plain PATCH of its state is the transition verb by another door, with
 * the same guard and the same effects.
 * @throws AppError INVALID_TRANSITION
 */
export const guardPlainChange = async (
  req: PayloadRequest,
  { operation, data, before }: PlainChange,
) => {
  if (operation === 'create') {
    if (data.state !== undefined && data.state !== 'created')
      refuseMove('created', String(data.state), ['created'])
    return data
  }
  if (!before || !isLeadState(data.state) || data.state === before.state) return data
  await transitionLead(req, { leadId: before.id, state: data.state })
  return { ...data, stateChangedAt: now().toISOString() }
}
