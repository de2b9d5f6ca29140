import type { PayloadRequest } from 'payload'
import { now } from '../clock.ts'
import { read, type SQL, sql } from '../database.ts'

const WINDOW_MS = 24 * 60 * 60 * 1000
/** A message is on its way for a moment: do not start one in the window's last minute. */
const MARGIN_MS = 60 * 1000

/** Whether a phone wrote to us in the last 24 hours, so that WhatsApp carries free words to it. */
export const insideWindow = (phone: SQL): SQL => {
  const since = new Date(now().getTime() - WINDOW_MS + MARGIN_MS).toISOString()
  return sql`exists (select from messages wrote where wrote."from" = ${phone} and wrote.direction = 'inbound'
    and wrote.channel = 'whatsapp' and wrote.created_at > ${since}::timestamptz)`
}

export const isInsideWindow = async (req: PayloadRequest, phone: string): Promise<boolean> => {
  const [window] = await read<{ open: boolean }>(
    req,
    sql`select ${insideWindow(sql`${phone}`)} as open`,
  )
  return window?.open ?? false
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
