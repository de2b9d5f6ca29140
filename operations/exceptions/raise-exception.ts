import type { PayloadRequest } from 'payload'
import type { ExceptionKind } from '../../domain/vocabulary.ts'
import { jsonb, run, sql } from '../database.ts'

export interface Trouble {
  kind: ExceptionKind
  leadId?: string | null
  bookingId?: string | null
  /** A sentence ops can act on. */
  detail: string
  data?: Record<string, unknown>
  /** Two troubles with one key are one while it is open; default: kind, lead and booking. */
  key?: string
}

/** Puts a trouble before ops, once: while it is open, the same trouble only refreshes its words. */
export const raiseException = async (req: PayloadRequest, trouble: Trouble): Promise<void> => {
  const { kind, leadId = null, bookingId = null, detail, data = {} } = trouble
  const key = trouble.key ?? [kind, leadId ?? '-', bookingId ?? '-'].join(':')
  await run(
    req,
    sql`insert into exceptions (id, kind, lead_id, booking_id, detail, data, dedupe_key)
      values (uuidv7(), ${kind}, ${leadId}::uuid, ${bookingId}::uuid, ${detail}, ${jsonb(data)}, ${key})
      on conflict (dedupe_key) where resolved_at is null
      do update set detail = excluded.detail, data = excluded.data, updated_at = now()`,
  )
}

/** Closes what has mended itself, saying how; with a key only the trouble raised under it. */
export const settleException = async (
  req: PayloadRequest,
  {
    kind,
    leadId,
    bookingId,
    key,
    how,
  }: { kind: ExceptionKind; leadId?: string; bookingId?: string; key?: string; how: string },
): Promise<void> => {
  await run(
    req,
    sql`update exceptions set resolved_at = now(), resolution = ${how}, updated_at = now()
      where kind = ${kind} and resolved_at is null
        and (${leadId ?? null}::uuid is null or lead_id = ${leadId ?? null}::uuid)
        and (${bookingId ?? null}::uuid is null or booking_id = ${bookingId ?? null}::uuid)
        and (${key ?? null}::text is null or dedupe_key = ${key ?? null}::text)`,
  )
}
