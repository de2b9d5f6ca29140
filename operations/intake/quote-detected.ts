import type { PayloadRequest } from 'payload'
import type { LineItem } from '../../domain/pricing.ts'
import type { Settings } from '../../domain/settings.ts'
import { row, sql } from '../database.ts'
import { raiseException } from '../exceptions/raise-exception.ts'
import { moveLeadIfAllowed } from '../leads/move-lead.ts'
import type { Enquiry } from './answer-enquiry.ts'
import type { WorkRead } from './read-work.ts'

export interface LiveQuote {
  id: string
  status: string
  createdBy: string | null
  lineItems: LineItem[]
}

export const liveQuoteOf = (req: PayloadRequest, leadId: string) =>
  row<LiveQuote>(
    req,
    sql`select id, status, created_by as "createdBy", line_items as "lineItems" from quotes
      where lead_id = ${leadId}::uuid and superseded_at is null order by version desc limit 1`,
  )

interface Line {
  sku_id: string | null
  qty: number
}

/** The same work in whatever order it was named. */
const sameWork = (one: readonly Line[], other: readonly Line[]): boolean => {
  const key = (lines: readonly Line[]) =>
    lines
      .map(({ sku_id, qty }) => `${sku_id}×${qty}`)
      .sort()
      .join()
  return key(one) === key(other)
}

const linesOf = (work: WorkRead, useFrom: number): { sku_id: string; qty: number }[] => {
  const quantities = new Map<string, number>()
  for (const { skuId, quantity, confidence } of work.detected)
    if (confidence >= useFrom) quantities.set(skuId, (quantities.get(skuId) ?? 0) + quantity)
  return [...quantities].map(([sku_id, qty]) => ({ sku_id, qty: Math.min(Math.max(qty, 1), 99) }))
}

/**
 * The quote for the work that is sure: the live one when it says the same, else a new version. A
 * quote that a person made is never replaced; ops is told that the customer wants something else.
 * Null when there is none for the system to send.
 */
export const quoteDetected = async (
  req: PayloadRequest,
  enquiry: Enquiry,
  work: WorkRead,
  settings: Settings,
): Promise<Pick<LiveQuote, 'id' | 'status'> | null> => {
  const lineItems = linesOf(work, settings.detection.useFrom)
  const live = await liveQuoteOf(req, enquiry.id)
  if (live && sameWork(live.lineItems, lineItems)) return live.createdBy === 'system' ? live : null
  if (live && live.createdBy !== 'system') {
    await raiseException(req, {
      kind: 'detection_needs_confirming',
      leadId: enquiry.id,
      detail: 'The customer wrote again and may want other work than the quote they were made.',
    })
    return null
  }
  await moveLeadIfAllowed(req, {
    leadId: enquiry.id,
    to: 'sku_detected',
    actor: 'system',
    reason: 'Work was recognised.',
  })
  const quote = await req.payload.create({
    collection: 'quotes',
    data: { lead: enquiry.id, style: settings.autoQuoteStyle, lineItems } as never,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return { id: String(quote.id), status: 'draft' }
}
