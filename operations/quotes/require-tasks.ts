import type { PayloadRequest } from 'payload'
import type { LineItem } from '../../domain/pricing.ts'
import { run, sql } from '../database.ts'

/**
 * The lead's required tasks follow its live quote: each line's tasks are there, all primary; tags
 * from detection that no line sells go. What a person verified stays as they left it.
 */
export const requireTasksOf = async (
  req: PayloadRequest,
  leadId: string,
  lines: readonly LineItem[],
) => {
  const tasks = `{${[...new Set(lines.flatMap((line) => line.tasks ?? []))].join(',')}}`
  await run(
    req,
    sql`delete from job_task_requirements where lead_id = ${leadId}::uuid
      and not task_id = any(${tasks}::uuid[]) and manually_verified is not true`,
  )
  await run(
    req,
    sql`insert into job_task_requirements (id, lead_id, task_id, required_confidence, is_primary)
      select uuidv7(), ${leadId}::uuid, t.id, 'capable', true
      from contractor_tasks t where t.id = any(${tasks}::uuid[])
      on conflict (lead_id, task_id) do nothing`,
  )
}
