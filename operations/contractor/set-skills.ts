import type { PayloadRequest } from 'payload'
import type { Confidence } from '../../domain/match-score.ts'
import { jsonb, run, sql } from '../database.ts'
import { queueRematches } from '../matching/queue-rematches.ts'

export interface SkillInput {
  task: string
  confidence: Confidence
  yearsExperience?: number
}

/** Replaces a contractor's skills, keeping what is counted of those that stay. */
export const setSkills = async (
  req: PayloadRequest,
  contractorId: string,
  skills: SkillInput[],
): Promise<void> => {
  const given = jsonb(
    skills.map((skill) => ({
      task: skill.task,
      confidence: skill.confidence,
      years: skill.yearsExperience ?? null,
    })),
  )
  await run(
    req,
    sql`delete from contractor_skills where handyman_id = ${contractorId}::uuid
      and task_id not in (select task from jsonb_to_recordset(${given}) as s(task uuid))`,
  )
  await run(
    req,
    sql`insert into contractor_skills (id, handyman_id, task_id, confidence, years_experience)
      select uuidv7(), ${contractorId}::uuid, t.id, s.confidence, s.years
      from jsonb_to_recordset(${given}) as s(task uuid, confidence enum_contractor_skills_confidence, years int)
      join contractor_tasks t on t.id = s.task and t.is_active
      on conflict (handyman_id, task_id) do update set confidence = excluded.confidence,
        years_experience = coalesce(excluded.years_experience, contractor_skills.years_experience), updated_at = now()`,
  )
  await queueRematches(req, { contractorId, reason: 'The contractor’s skills changed.' })
}
