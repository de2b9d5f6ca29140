import type { PayloadRequest } from 'payload'
import { AppError, notFound } from '../../domain/app-error.ts'
import { isTerminal, type LeadState } from '../../domain/lead-states.ts'
import { hasModel } from '../../integrations/openai.ts'
import { now } from '../clock.ts'
import { inTransaction, jsonb, row, run, sql } from '../database.ts'
import { raiseException } from '../exceptions/raise-exception.ts'
import { sealOf } from './adds-nothing.ts'
import { answerEnquiry } from './answer-enquiry.ts'
import { readSaid, readWork, type Said, type WorkRead } from './read-work.ts'
import { tagTasks } from './tag-tasks.ts'

/** Keeps on the lead what was read, from which words, and tags its tasks. The lead is locked. */
export const keepWork = async (
  req: PayloadRequest,
  leadId: string,
  said: Said,
  work: WorkRead,
): Promise<void> => {
  const detected = jsonb({ ...work, seal: sealOf(said.text), readAt: now().toISOString() })
  const noted = sql`noted as (update leads set detected = ${detected}, updated_at = now() where id = ${leadId}::uuid)`
  await run(req, tagTasks(leadId, work.tasks, noted))
}

const lockLead = (req: PayloadRequest, leadId: string) =>
  row<{ state: LeadState; erased: boolean }>(
    req,
    sql`select state, erased_at is not null as erased from leads where id = ${leadId}::uuid for update`,
  )

/** Read locally it takes milliseconds: words, work and answer are of one transaction. */
const readHere = (req: PayloadRequest, leadId: string, answer: boolean): Promise<WorkRead> =>
  inTransaction(req, async () => {
    const lead = await lockLead(req, leadId)
    const said = await readSaid(req, leadId)
    if (!lead || !said) throw notFound('That lead')
    const work = await readWork(req, said)
    if (lead.erased || isTerminal(lead.state)) return work
    await keepWork(req, leadId, said, work)
    if (answer) await answerEnquiry(req, leadId, work)
    return work
  })

/** What one try came to: `changed` when the customer said more while it was being read. */
const readOnce = async (
  req: PayloadRequest,
  leadId: string,
  answer: boolean,
): Promise<WorkRead | 'changed'> => {
  if (!hasModel()) return readHere(req, leadId, answer)
  const said = await readSaid(req, leadId)
  if (!said) throw notFound('That lead')
  const work = await readWork(req, said)
  return inTransaction(req, async () => {
    const lead = await lockLead(req, leadId)
    if (!lead || lead.erased || isTerminal(lead.state)) return work
    const latest = await readSaid(req, leadId)
    if (latest && sealOf(latest.text) !== sealOf(said.text)) return 'changed'
    await keepWork(req, leadId, said, work)
    if (answer) await answerEnquiry(req, leadId, work)
    return work
  })
}

const MOST_TRIES = 5

/**
 * Reads the work a lead asks for, keeps it, and answers the customer where the rules let the
 * system answer by itself. Safe to run twice: the same words lead to the same quote, made once.
 * @throws AppError NOT_FOUND
 */
export const detectWork = async (
  req: PayloadRequest,
  leadId: string,
  { answer = true }: { answer?: boolean } = {},
): Promise<WorkRead> => {
  for (let attempt = 1; ; attempt++) {
    const work = await readOrFlag(req, leadId, answer)
    if (work !== 'changed') return work
    if (attempt === MOST_TRIES)
      throw new Error('The customer keeps talking; to be read again in a moment.')
  }
}

/** A quote the rules refuse is made by a person: what was read is kept all the same. */
const readOrFlag = async (req: PayloadRequest, leadId: string, answer: boolean) => {
  try {
    return await readOnce(req, leadId, answer)
  } catch (error) {
    if (!answer || !(error instanceof AppError) || error.code === 'NOT_FOUND') throw error
    const work = await readOnce(req, leadId, false)
    await inTransaction(req, () =>
      raiseException(req, {
        kind: 'detection_needs_confirming',
        leadId,
        detail: `The work was recognised, but no quote could be made of it: ${error.message}`,
      }),
    )
    return work
  }
}
