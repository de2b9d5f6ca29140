import type { PayloadRequest } from 'payload'
import { now } from '../clock.ts'
import { run, sql } from '../database.ts'
import { queueMessage } from '../messages/queue-message.ts'

const STOP = /^(stop|stop ?all|unsubscribe)[.!]*$/i
const START = /^(start|unstop)[.!]*$/i

/** `stop` or `start` when a message says that and nothing else. */
export const marketingWish = (body: string): 'stop' | 'start' | null => {
  const said = body.trim()
  if (STOP.test(said)) return 'stop'
  return START.test(said) ? 'start' : null
}

interface Wish {
  wish: 'stop' | 'start'
  phone: string
  leadId: string
  /** The message that said so: its answer is given once. */
  messageSid: string
}

/** STOP blocks marketing to this phone at once, START undoes it; both are answered. */
export const heedMarketingWish = async (
  req: PayloadRequest,
  { wish, phone, leadId, messageSid }: Wish,
): Promise<void> => {
  const at = wish === 'stop' ? now().toISOString() : null
  await run(
    req,
    sql`update leads set marketing_stopped_at = ${at}::timestamptz, updated_at = now() where phone = ${phone}`,
  )
  const template = wish === 'stop' ? 'stop_confirmed' : 'start_confirmed'
  await queueMessage(req, {
    audience: 'customer',
    to: phone,
    leadId,
    purpose: template,
    template,
    dedupeKey: `${template}:${messageSid}`,
  })
}
