import type { PayloadRequest } from 'payload'
import { AppError, invalid, notFound } from '../../domain/app-error.ts'
import { jsonb, row, run, sql } from '../database.ts'
import { enqueue } from '../jobs.ts'
import { isInsideWindow } from './whatsapp-window.ts'

/**
 * Sends once more what was not delivered. It is looked at again before it goes, like any message:
 * what is no longer true is not said.
 * @throws AppError NOT_FOUND; STALE when it is not in trouble; VALIDATION_ERROR for free words
 *   outside the 24 hours
 */
export const retryMessage = async (req: PayloadRequest, messageId: string): Promise<void> => {
  const message = await row<{
    status: string
    direction: string
    to: string | null
    template: string | null
    sid: string | null
  }>(
    req,
    sql`select status, direction, "to", template, provider_sid as sid from messages where id = ${messageId}::uuid for update`,
  )
  if (!message) throw notFound('That message')
  if (message.direction !== 'outbound' || message.status !== 'failed')
    throw new AppError('STALE', 'Only a message that was not delivered can be sent again.')
  if (!message.to)
    throw new AppError('CONFLICT', 'This customer was erased: nothing can be sent to them.')
  if (!message.template && !(await isInsideWindow(req, message.to)))
    throw invalid(
      'The customer last wrote more than 24 hours ago: WhatsApp now takes only a template.',
      { message: 'Write to them with a template instead.' },
    )
  // Late call-backs about the first try are known by its SID, and pass by.
  const refused = message.sid ? { refusedSid: message.sid } : {}
  await run(
    req,
    sql`update messages set status = 'queued', provider_sid = null, attempts = 0, error = null, sent_at = null,
        variables = coalesce(variables, '{}') || ${jsonb(refused)}, updated_at = now()
      where id = ${messageId}::uuid`,
  )
  await enqueue(req, 'send-message', { messageId }, { priority: -10 })
}
