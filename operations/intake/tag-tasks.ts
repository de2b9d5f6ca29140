import { jsonb, type SQL, sql } from '../database.ts'
import type { TaskTag } from './read-work.ts'

/**
 * Tags the tasks that detection found. Tags of its own that no longer hold go; what a person
 * verified stays as they left it. A lead with a live quote keeps the tasks that quote sells.
 * @param noted parts of a `with` that are written beside
 */
export const tagTasks = (leadId: string, tasks: readonly TaskTag[], noted: SQL): SQL => {
  const tags = jsonb(tasks)
  return sql`with ${noted}, gone as (
        delete from job_task_requirements r where r.lead_id = ${leadId}::uuid
          and r.manually_verified is not true and r.ai_confidence is not null
          and not exists (select 1 from jsonb_array_elements(${tags}) t where (t ->> 'taskId')::uuid = r.task_id)
          and not exists (select 1 from quotes q where q.lead_id = r.lead_id and q.superseded_at is null))
      insert into job_task_requirements (id, lead_id, task_id, required_confidence, is_primary, ai_confidence)
      select uuidv7(), ${leadId}::uuid, (t ->> 'taskId')::uuid,
        (t ->> 'requiredConfidence')::enum_job_task_requirements_required_confidence, (t ->> 'isPrimary')::boolean,
        (t ->> 'confidence')::int
      from jsonb_array_elements(${tags}) t
      where not exists (select 1 from quotes q where q.lead_id = ${leadId}::uuid and q.superseded_at is null)
      on conflict (lead_id, task_id) do update set ai_confidence = excluded.ai_confidence, updated_at = now()
        where job_task_requirements.manually_verified is not true`
}
