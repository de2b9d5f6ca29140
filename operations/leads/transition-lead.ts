import type { PayloadRequest } from 'payload'
import { notFound } from '../../domain/app-error.ts'
import { canMoveByHand, type LeadState, movesByHand } from '../../domain/lead-states.ts'
import { actorOf } from '../actor.ts'
import { row, sql } from '../database.ts'
import { queueEstimator } from '../estimating/queue-estimator.ts'
import { cancelLead } from './cancel-lead.ts'
import { expireLead } from './expire-leads.ts'
import { refuseMove } from './move-lead.ts'
import { requestVideo } from './request-video.ts'

interface ByHand {
  leadId: string
  state: LeadState
  note?: string
}

/**
 * A move made by a person: only the four states that may be set by hand, each through its own verb
 * so that its effects come with it.
 * @throws AppError NOT_FOUND, INVALID_TRANSITION with `data.allowed`
 */
export const transitionLead = async (req: PayloadRequest, { leadId, state, note }: ByHand) => {
  const lead = await row<{ state: LeadState }>(
    req,
    sql`select state from leads where id = ${leadId}::uuid for update`,
  )
  if (!lead) throw notFound('That lead')
  if (!canMoveByHand(lead.state, state)) refuseMove(lead.state, state, movesByHand(lead.state))
  const by = { leadId, actor: actorOf(req), reason: note }
  if (state === 'video_requested') await requestVideo(req, by)
  else if (state === 'estimator_queued') await queueEstimator(req, by)
  else if (state === 'expired') await expireLead(req, by)
  else await cancelLead(req, by)
  return { from: lead.state, to: state }
}
