import type { PayloadRequest } from 'payload'
import { notFound } from '../../domain/app-error.ts'
import type { Confidence } from '../../domain/match-score.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { jsonb, row, rows, run, sql } from '../database.ts'
import { queueRematches } from '../matching/queue-rematches.ts'

export interface SkillChange {
  task: string
  /** Null: no longer done. */
  confidence: Confidence | null
}

/**
 * Staff fill in some of a contractor's skills at once; what is not named stays as it is, and so does
 * what is counted of each. Bookings a lost skill hits are looked at again. @throws AppError NOT_FOUND
 */
export const changeSkills = async (
  req: PayloadRequest,
  { contractorId, skills }: { contractorId: string; skills: SkillChange[] },
): Promise<void> => {
  const contractor = await row(
    req,
    sql`select id from handyman_profiles where id = ${contractorId}::uuid for no key update`,
  )
  if (!contractor) throw notFound('That contractor')
  const given = sql`jsonb_to_recordset(${jsonb(skills)}) as s(task uuid, confidence enum_contractor_skills_confidence)`
  const before = await rows<SkillChange>(
    req,
    sql`select k.task_id as task, k.confidence from contractor_skills k
      where k.handyman_id = ${contractorId}::uuid and k.task_id in (select s.task from ${given})`,
  )
  await run(
    req,
    sql`delete from contractor_skills where handyman_id = ${contractorId}::uuid
      and task_id in (select s.task from ${given} where s.confidence is null)`,
  )
  await run(
    req,
    sql`insert into contractor_skills (id, handyman_id, task_id, confidence)
      select uuidv7(), ${contractorId}::uuid, t.id, s.confidence
      from ${given} join contractor_tasks t on t.id = s.task where s.confidence is not null
      on conflict (handyman_id, task_id) do update set confidence = excluded.confidence, updated_at = now()`,
  )
  await writeAudit(req, {
    action: 'skills',
    resource: 'handyman-profiles',
    recordId: contractorId,
    before: { skills: before },
    after: { skills },
  })
  await queueRematches(req, { contractorId, reason: 'The contractor’s skills changed.' })
}
