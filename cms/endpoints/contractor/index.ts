import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '../../../collections/endpoints/define-endpoint.ts'
import { notFound } from '../../../domain/app-error.ts'
import { isDate, minutesOf } from '../../../domain/london-time.ts'
import { CONFIDENCES } from '../../../domain/vocabulary.ts'
import { getEnv } from '../../../integrations/env.ts'
import { completeJob, setOut, startJob } from '../../../operations/booking/progress-job.ts'
import { cannotMakeIt } from '../../../operations/contractor/cannot-make-it.ts'
import { listContractorJobs } from '../../../operations/contractor/list-jobs.ts'
import {
  requireContractor,
  sessionCookie,
} from '../../../operations/contractor/require-contractor.ts'
import { setAvailability } from '../../../operations/contractor/set-availability.ts'
import { setSkills } from '../../../operations/contractor/set-skills.ts'
import { requireUuid, row, sql } from '../../../operations/database.ts'

const time = z
  .string()
  .refine((value) => minutesOf(value) !== null, 'A time such as 09:30 is needed.')
  .nullish()

/** The booking of one of the caller's own jobs. @throws AppError NOT_FOUND */
const ownJob = async (req: PayloadRequest, jobId: string | undefined) => {
  const contractor = await requireContractor(req)
  const job = await row<{ bookingId: string }>(
    req,
    sql`select booking_id as "bookingId" from contractor_jobs
      where id = ${requireUuid(jobId, 'That job')}::uuid and contractor_id = ${contractor.id}::uuid and status <> 'released'`,
  )
  if (!job) throw notFound('That job')
  return { bookingId: job.bookingId, actor: 'contractor' as const, contractorId: contractor.id }
}

const jobVerb = (
  path: string,
  act: (req: PayloadRequest, job: Awaited<ReturnType<typeof ownJob>>) => Promise<void>,
): Endpoint =>
  defineEndpoint({
    method: 'post',
    path: `/contractor/jobs/:id/${path}`,
    body: z.object({}).loose(),
    act: async (req, { params }) => act(req, await ownJob(req, params.id)),
  })

export const contractorEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/c/:token/session',
    transaction: false,
    act: async (_req, { params }) => {
      return new Response(null, {
        status: 204,
        headers: { 'Set-Cookie': sessionCookie(params.token ?? '', getEnv().production) },
      })
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/contractor/jobs',
    transaction: false,
    act: async (req) => {
      const contractor = await requireContractor(req)
      return { contractor, jobs: await listContractorJobs(req, contractor.id) }
    },
  }),
  jobVerb('on-the-way', setOut),
  jobVerb('start', startJob),
  jobVerb('finish', completeJob),
  defineEndpoint({
    method: 'post',
    path: '/contractor/jobs/:id/cannot-make-it',
    body: z.object({ reason: z.string().trim().min(1, 'Please say why.').max(500) }),
    act: async (req, { params, body }) => {
      const contractor = await requireContractor(req)
      await cannotMakeIt(req, {
        contractorId: contractor.id,
        jobId: requireUuid(params.id, 'That job'),
        reason: body.reason,
      })
    },
  }),
  defineEndpoint({
    method: 'put',
    path: '/contractor/availability',
    body: z.object({
      dates: z
        .array(
          z.object({
            date: z.string().refine(isDate, 'A date such as 2026-11-24 is needed.'),
            isAvailable: z.boolean(),
            startTime: time,
            endTime: time,
          }),
        )
        .min(1)
        .max(180),
    }),
    act: async (req, { body }) => {
      await setAvailability(req, (await requireContractor(req)).id, body.dates)
    },
  }),
  defineEndpoint({
    method: 'put',
    path: '/contractor/skills',
    body: z.object({
      skills: z
        .array(
          z.object({
            task: z.uuid(),
            confidence: z.enum(CONFIDENCES),
            yearsExperience: z.number().int().min(0).max(70).optional(),
          }),
        )
        .max(200),
    }),
    act: async (req, { body }) => {
      await setSkills(req, (await requireContractor(req)).id, body.skills)
    },
  }),
]
