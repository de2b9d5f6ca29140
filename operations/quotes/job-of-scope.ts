import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import type { Job, RequiredTask } from '../../domain/fitness.ts'
import { linesOfScope, type Scope } from '../../domain/pricing.ts'
import { jsonb, read, sql } from '../database.ts'
import { raiseException } from '../exceptions/raise-exception.ts'
import { type OpenQuote, requiredTask } from './open-quote.ts'

export interface ScopedJob extends Job {
  scope: Scope
}

/**
 * The work behind a scope: the lead's required tasks plus those of the extras ticked, the minutes of
 * all its lines, and where it is. Null when it cannot be promised to anybody yet.
 */
export const jobOfScope = async (
  req: PayloadRequest,
  quote: OpenQuote,
  scope: Scope,
): Promise<ScopedJob | null> => {
  const lines = linesOfScope(quote, scope)
  const minutes = lines.reduce((sum, line) => sum + (line.minutes ?? 60) * line.qty, 0)
  const extraTasks = lines.slice(quote.lineItems.length).flatMap((line) => line.tasks ?? [])
  const tasks =
    extraTasks.length === 0 ? quote.requiredTasks : await withExtras(req, quote, extraTasks)
  const primary = tasks.some(({ isPrimary }) => isPrimary)
  return quote.place && primary ? { tasks, minutes, place: quote.place, scope } : null
}

const withExtras = (req: PayloadRequest, { leadId }: OpenQuote, extraTasks: string[]) =>
  read<RequiredTask>(
    req,
    sql`select ${requiredTask(sql`x.task is not null`)}
      from contractor_tasks t
      left join job_task_requirements r on r.task_id = t.id and r.lead_id = ${leadId}::uuid
      left join (select distinct value::uuid as task from jsonb_array_elements_text(${jsonb(extraTasks)})) x
        on x.task = t.id
      where r.id is not null or x.task is not null order by t.id`,
  )

/** Says to ops why a quote can show no slots; never silence, and never sold to just anyone. */
export const flagUnsellable = async (
  req: PayloadRequest,
  quote: OpenQuote,
  minutes?: number,
): Promise<void> => {
  if (minutes !== undefined)
    return raiseException(req, {
      kind: 'job_too_long',
      leadId: quote.leadId,
      detail: `This job takes ${Math.ceil(minutes / 60)} hours, more than a day can be booked for: please plan it by hand.`,
    })
  if (!quote.place)
    return raiseException(req, {
      kind: 'postcode_unplaced',
      leadId: quote.leadId,
      detail: quote.postcode
        ? `The postcode ${quote.postcode} is not in the postcode table, so no slots can be offered.`
        : 'There is no postcode yet, so no slots can be offered.',
    })
  await raiseException(req, {
    kind: 'no_required_tasks',
    leadId: quote.leadId,
    detail: 'No task is tagged for this job, so no contractor can be matched to it.',
  })
}

/** @throws AppError SLOT_UNAVAILABLE when nobody can be promised yet */
export const requireJob = async (
  req: PayloadRequest,
  quote: OpenQuote,
  scope: Scope,
): Promise<ScopedJob> => {
  const job = await jobOfScope(req, quote, scope)
  if (job) return job
  throw new AppError(
    'SLOT_UNAVAILABLE',
    'We need to check a detail of this job first. We will be in touch.',
    {
      alternatives: [],
    },
  )
}
