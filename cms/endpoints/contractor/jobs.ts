import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '../../../collections/endpoints/define-endpoint.ts'
import { invalid, notFound } from '../../../domain/app-error.ts'
import { londonClock } from '../../../domain/london-time.ts'
import { completeJob, setOut, startJob } from '../../../operations/booking/progress-job.ts'
import { now } from '../../../operations/clock.ts'
import { cannotMakeIt } from '../../../operations/contractor/cannot-make-it.ts'
import { keepJobPhoto } from '../../../operations/contractor/keep-job-photo.ts'
import { listContractorJobs } from '../../../operations/contractor/list-jobs.ts'
import { requireContractor } from '../../../operations/contractor/require-contractor.ts'
import { inTransaction, requireUuid, row, sql } from '../../../operations/database.ts'
import { limit } from '../../../operations/rate-limit.ts'
import { readPhotos } from '../read-photos.ts'

const PHOTOS_A_DAY = 200

/** The booking of one of the caller's own jobs. @throws AppError NOT_FOUND */
const ownJob = async (req: PayloadRequest, jobId: string | undefined) => {
  const contractor = await requireContractor(req)
  const job = await row<{ bookingId: string; status: string }>(
    req,
    sql`select booking_id as "bookingId", status from contractor_jobs
      where id = ${requireUuid(jobId, 'That job')}::uuid and contractor_id = ${contractor.id}::uuid and status <> 'released'`,
  )
  if (!job) throw notFound('That job')
  return { ...job, actor: 'contractor' as const, contractorId: contractor.id }
}
type OwnJob = Awaited<ReturnType<typeof ownJob>>

const jobVerb = (
  path: string,
  act: (req: PayloadRequest, job: OwnJob) => Promise<void>,
): Endpoint =>
  defineEndpoint({
    method: 'post',
    path: `/contractor/jobs/:id/${path}`,
    body: z.object({}).loose(),
    act: async (req, { params }) => act(req, await ownJob(req, params.id)),
  })

const photoForm = z.object({
  key: z.string('This is needed.').regex(/^[\w-]{8,64}$/, '8 to 64 letters and figures.'),
})

/** A photo of the work, one a call, named by the phone so that it may come twice. */
const photos: Endpoint = {
  method: 'post',
  path: '/contractor/jobs/:id/photos',
  handler: async (req) => {
    const { id: contractorId } = await requireContractor(req)
    await limit(req, {
      ...{ name: 'job-photos', key: contractorId },
      ...{ points: PHOTOS_A_DAY, seconds: 86_400 },
    })
    const jobId = requireUuid(req.routeParams?.id, 'That job')
    const { fields, photos: sent } = await readPhotos(req, 1)
    const [photo] = sent
    if (!photo) throw invalid('There is no photo in it.', { photos: 'A photo is needed.' })
    const { key } = photoForm.parse(fields)
    const photoId = await inTransaction(req, async () => {
      const { bookingId } = await ownJob(req, jobId)
      return keepJobPhoto(req, { jobId, bookingId, key, ...photo })
    })
    return Response.json({ photoId }, { status: 201 })
  },
}

export const jobEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'get',
    path: '/contractor/jobs',
    transaction: false,
    act: async (req) => {
      const contractor = await requireContractor(req)
      const jobs = await listContractorJobs(req, contractor.id)
      return { contractor, jobs, today: londonClock(now()).date }
    },
  }),
  jobVerb('on-the-way', setOut),
  jobVerb('start', startJob),
  jobVerb('finish', async (req, job) => {
    // A phone that never heard the answer says it again.
    if (job.status !== 'done') await completeJob(req, job)
  }),
  photos,
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
]
