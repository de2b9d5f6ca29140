import type { PayloadRequest } from 'payload'
import { actorOf, userIdOf } from '../actor.ts'
import { run, sql } from '../database.ts'

/** The first event of a lead's life. */
export const recordBirth = async (req: PayloadRequest, leadId: string): Promise<void> => {
  await run(
    req,
    sql`insert into lead_events (id, lead_id, "to", actor, user_id)
      values (uuidv7(), ${leadId}::uuid, 'created', ${actorOf(req)}, ${userIdOf(req)}::uuid)`,
  )
}
