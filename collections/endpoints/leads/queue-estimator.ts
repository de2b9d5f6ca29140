import { z } from 'zod'
import { actorOf } from '../../../operations/actor.ts'
import { queueEstimator as putInQueue } from '../../../operations/estimating/queue-estimator.ts'
import { staffVerb } from '../define-endpoint.ts'

export const queueEstimator = staffVerb('transitionLead', {
  method: 'post',
  path: '/:id/queue-estimator',
  body: z.object({ note: z.string().trim().max(500).optional() }),
  act: async (req, { params, body }) => {
    await putInQueue(req, { leadId: params.id ?? '', actor: actorOf(req), reason: body.note })
    return { state: 'estimator_queued' }
  },
})
