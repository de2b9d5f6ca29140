import type { PayloadRequest } from 'payload'
import { AppError, notFound } from '../../domain/app-error.ts'
import { userIdOf } from '../actor.ts'
import { row, sql } from '../database.ts'

/**
 * A colleague's note in a customer's thread; only staff ever see it. Answers its id.
 * @throws AppError NOT_FOUND; CONFLICT for an erased customer
 */
export const writeNote = async (
  req: PayloadRequest,
  leadId: string,
  body: string,
): Promise<string> => {
  const lead = await row<{ erased: boolean }>(
    req,
    sql`select erased_at is not null as erased from leads where id = ${leadId}::uuid`,
  )
  if (!lead) throw notFound('That lead')
  if (lead.erased) throw new AppError('CONFLICT', 'This customer was erased: no note can be kept.')
  const note = await row<{ id: string }>(
    req,
    sql`insert into messages (id, lead_id, audience, direction, channel, purpose, body, status, author_id)
      values (uuidv7(), ${leadId}::uuid, 'staff', 'outbound', 'note', 'note', ${body}, 'delivered', ${userIdOf(req)}::uuid)
      returning id`,
  )
  return note?.id ?? ''
}
