import type { PayloadRequest } from 'payload'
import { now } from '../clock.ts'
import { read, sql } from '../database.ts'

const WINDOW_MS = 24 * 60 * 60 * 1000
/** A message is on its way for a moment: do not start one in the window's last minute. */
const MARGIN_MS = 60 * 1000

/** Whether this phone wrote to us in the last 24 hours, so that WhatsApp carries free words to it. */
export const isInsideWindow = async (req: PayloadRequest, phone: string): Promise<boolean> => {
  const since = new Date(now().getTime() - WINDOW_MS + MARGIN_MS).toISOString()
  const [wrote] = await read(
    req,
    sql`select 1 from messages where "from" = ${phone} and direction = 'inbound' and channel = 'whatsapp'
      and created_at > ${since}::timestamptz limit 1`,
  )
  return wrote !== undefined
}

/** Until when free words may be sent to this phone, ISO, UTC; null when it never wrote. */
export const windowClosesAt = async (
  req: PayloadRequest,
  phone: string,
): Promise<string | null> => {
  const [last] = await read<{ at: string }>(
    req,
    sql`select created_at as at from messages
      where "from" = ${phone} and direction = 'inbound' and channel = 'whatsapp'
      order by created_at desc limit 1`,
  )
  return last ? new Date(new Date(last.at).getTime() + WINDOW_MS - MARGIN_MS).toISOString() : null
}
