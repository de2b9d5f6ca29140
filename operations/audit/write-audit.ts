import type { PayloadRequest } from 'payload'
import { roleOf, userIdOf } from '../actor.ts'
import { jsonb, run, sql } from '../database.ts'

export interface AuditEntry {
  action: string
  resource: string
  recordId: string
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
  reason?: string
}

/** One audit row in the caller's transaction; nothing is written for what no person did. */
export const writeAudit = async (req: PayloadRequest, entry: AuditEntry): Promise<void> => {
  const user = userIdOf(req)
  if (!user) return
  await run(
    req,
    sql`insert into audit_log (id, user_id, role, action, resource, record_id, before, after, reason)
      values (uuidv7(), ${user}::uuid, ${roleOf(req)}, ${entry.action}, ${entry.resource},
        ${entry.recordId}, ${jsonb(entry.before ?? null)}, ${jsonb(entry.after ?? null)},
        ${entry.reason ?? null})`,
  )
}
