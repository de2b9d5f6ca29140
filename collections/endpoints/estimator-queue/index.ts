import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { QUOTE_STYLES } from '../../../domain/pricing.ts'
import { CONFIDENCES } from '../../../domain/vocabulary.ts'
import { claimNext, claimRow } from '../../../operations/estimating/claim.ts'
import { completeEstimate } from '../../../operations/estimating/complete-estimate.ts'
import { releaseClaim } from '../../../operations/estimating/release-claim.ts'
import { lineInput } from '../../../operations/quotes/price-new-quote.ts'
import { staffVerb } from '../define-endpoint.ts'

const rowOf = (req: PayloadRequest, id: string) =>
  req.payload.findByID({ collection: 'estimator-queue', id, depth: 0, overrideAccess: true, req })

/** The most urgent row nobody has; 204 when nothing waits. */
const next = staffVerb('workEstimatorQueue', {
  method: 'post',
  path: '/claim-next',
  act: async (req) => {
    const id = await claimNext(req)
    return id === null ? undefined : rowOf(req, id)
  },
})

const claim = staffVerb('workEstimatorQueue', {
  method: 'post',
  path: '/:id/claim',
  act: async (req, { params: { id = '' } }) => {
    await claimRow(req, id)
    return rowOf(req, id)
  },
})

const release = staffVerb('workEstimatorQueue', {
  method: 'post',
  path: '/:id/release',
  act: async (req, { params: { id = '' } }) => {
    await releaseClaim(req, id)
    return rowOf(req, id)
  },
})

const complete = staffVerb('workEstimatorQueue', {
  method: 'post',
  path: '/:id/complete',
  body: z.object({
    tasks: z
      .array(
        z.object({
          task: z.uuid('That is not the id of a task.'),
          requiredConfidence: z.enum(CONFIDENCES).default('capable'),
          isPrimary: z.boolean().default(true),
        }),
      )
      .min(1, 'Tag at least one task.')
      .max(50),
    quote: z.object({
      style: z.enum(QUOTE_STYLES),
      lineItems: z.array(lineInput).min(1, 'A quote needs at least one line.'),
      optionalItems: z.array(lineInput).optional(),
    }),
    send: z.boolean().default(false),
  }),
  act: async (req, { params: { id = '' }, body }) => {
    const quote = await completeEstimate(req, { queueId: id, ...body })
    return { doc: quote, queue: await rowOf(req, id) }
  },
})

export const estimatorQueueEndpoints: Endpoint[] = [next, claim, release, complete]
