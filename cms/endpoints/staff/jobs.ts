import type { Endpoint } from 'payload'
import { z } from 'zod'
import { staffVerb } from '../../../collections/endpoints/define-endpoint.ts'
import { JOB_SHOWS, listJobs, retryJobs } from '../../../operations/platform/list-jobs.ts'

const asked = z.object({
  show: z.enum(JOB_SHOWS).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
  limit: z.coerce.number().int().min(1).max(100).catch(25),
})

/** `?show=failed|trying|waiting|running`: what is queued, what failed and why. */
const list = staffVerb('runJobs', {
  method: 'get',
  path: '/jobs',
  transaction: false,
  act: (req, { query }) =>
    listJobs(
      req,
      asked.parse({
        show: query.get('show'),
        page: query.get('page') ?? 1,
        limit: query.get('limit') ?? 25,
      }),
    ),
})

const retry = staffVerb('runJobs', {
  method: 'post',
  path: '/jobs/retry',
  body: z.object({
    ids: z
      .array(z.string().regex(/^\d{1,18}$/, 'That is not the id of a job.'))
      .min(1)
      .max(100),
  }),
  act: (req, { body }) => retryJobs(req, body.ids),
})

export const jobEndpoints: Endpoint[] = [list, retry]
