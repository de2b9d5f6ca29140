import type { PayloadRequest } from 'payload'
import { canMove, isBeingPriced, type LeadState } from '../../domain/lead-states.ts'
import { now } from '../clock.ts'
import { row, sql } from '../database.ts'
import { raiseException } from '../exceptions/raise-exception.ts'
import { enqueue } from '../jobs.ts'
import { moveLead } from '../leads/move-lead.ts'
import { firstName } from '../leads/request-video.ts'
import { queueMessage } from '../messages/queue-message.ts'
import { videoLink } from '../quotes/quote-link.ts'
import type { StoredMedia } from './store-media.ts'

type Arrived = { leadId: string } & ({ media: StoredMedia } | { claimed: string; problem: string })

const flag = (req: PayloadRequest, leadId: string, state: LeadState, what: string) =>
  raiseException(req, {
    kind: 'media_out_of_place',
    leadId,
    detail: `The customer sent a ${what} while the lead is ${state.replaceAll('_', ' ')}. It is with the lead; please look at it.`,
  })

/**
 * What a file means for its lead: a video is scored where that is still open, anything that comes
 * too late is put before a person, a video that cannot be read is asked for again.
 */
export const followFile = async (req: PayloadRequest, arrived: Arrived): Promise<void> => {
  const { leadId } = arrived
  const lead = await row<{ state: LeadState; phone: string; name: string; token: string }>(
    req,
    sql`select state, phone, customer_name as name, upload_token as token from leads where id = ${leadId}::uuid for update`,
  )
  if (!lead) return
  if ('problem' in arrived) {
    if (!arrived.claimed.startsWith('video/')) return
    await queueMessage(req, {
      audience: 'customer',
      to: lead.phone,
      leadId,
      purpose: 'video_again',
      template: 'video_again',
      variables: {
        customer: firstName(lead.name),
        problem: arrived.problem,
        link: videoLink(lead.token),
      },
      dedupeKey: `video_again:${leadId}:${now().toISOString().slice(0, 10)}`,
    })
    return
  }
  const { media } = arrived
  if (!media.mimeType.startsWith('video/')) {
    if (!isBeingPriced(lead.state))
      await flag(req, leadId, lead.state, media.mimeType.split('/')[0] ?? 'file')
    return
  }
  if (!canMove(lead.state, 'video_received')) return flag(req, leadId, lead.state, 'video')
  await moveLead(req, {
    leadId,
    to: 'video_received',
    actor: 'customer',
    details: { media: media.id },
  })
  await enqueue(
    req,
    'score-video',
    { leadId, mediaId: media.id },
    { jobKey: `score-video:${media.id}` },
  )
}
