import type { PayloadRequest } from 'payload'
import type { Confidence } from '../../domain/match-score.ts'
import { read, sql } from '../database.ts'

interface SkillRow {
  task: string
  name: string
  category: string
  confidence: Confidence
  yearsExperience: number | null
  completedCount: number
  lastPerformedAt: string | null
}

interface Certificate {
  name: string
  expiresOn?: string | null
}

/** What a contractor is sent out for: their own skills by category, and their certificates. */
export const listSkills = async (req: PayloadRequest, contractorId: string) => {
  const skills = await read<SkillRow>(
    req,
    sql`select t.id as task, t.name, t.category, s.confidence, s.years_experience as "yearsExperience",
        coalesce(s.completed_count, 0) as "completedCount", s.last_performed_at as "lastPerformedAt"
      from contractor_skills s join contractor_tasks t on t.id = s.task_id
      where s.handyman_id = ${contractorId}::uuid and t.is_active order by t.display_order nulls last, t.name`,
  )
  const [profile] = await read<{ certifications: Certificate[] | null }>(
    req,
    sql`select certifications from handyman_profiles where id = ${contractorId}::uuid`,
  )
  return {
    skills: skills.map((skill) => ({
      ...skill,
      lastPerformedAt: skill.lastPerformedAt && new Date(skill.lastPerformedAt).toISOString(),
    })),
    certifications: profile?.certifications ?? [],
  }
}
