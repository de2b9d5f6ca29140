import { addDays } from 'date-fns'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { AppError, invalid } from '../../domain/app-error.ts'
import { canMove, type LeadState, MOVES } from '../../domain/lead-states.ts'
import {
  type CustomerType,
  type LineItem,
  MIN_TOTAL_PENCE,
  packagesFor,
  QUOTE_STYLES,
  quoteTotal,
  sumLines,
} from '../../domain/pricing.ts'
import { mayDo } from '../../domain/roles.ts'
import { roleOf, userIdOf } from '../actor.ts'
import { now } from '../clock.ts'
import { row, sql } from '../database.ts'
import { refuseMove } from '../leads/move-lead.ts'
import { readSettings } from '../settings.ts'
import { linkToken } from '../tokens.ts'
import { priceLines } from './price-lines.ts'

const MAX_LINES = 50

export const lineInput = z.object({
  sku_id: z.uuid('That is not the id of an SKU.').nullish(),
  description: z.string().trim().min(1).max(300).optional(),
  qty: z
    .number('A whole number is needed.')
    .int('A whole number is needed.')
    .min(1, 'At least 1.')
    .max(99, 'At most 99.'),
  price: z.number().int().min(0).max(10_000_000).optional(),
  minutes: z.number().int().min(1).max(6000).optional(),
  tasks: z.array(z.uuid()).max(20).optional(),
  reason: z.string().trim().min(1).max(500).optional(),
  recommended: z.boolean().optional(),
})
export type LineInput = z.infer<typeof lineInput>

const quoteInput = z.object({
  lead: z.uuid('That is not the id of a lead.'),
  style: z.enum(QUOTE_STYLES),
  lineItems: z.array(lineInput).min(1, 'A quote needs at least one line.').max(MAX_LINES),
  optionalItems: z.array(lineInput).max(20).nullish(),
})

/** Locks the lead, so that two quotes made at once become two versions, one after the other. */
const lockLead = async (req: PayloadRequest, leadId: string) => {
  const lead = await row<{ state: LeadState; customerType: CustomerType | null; version: number }>(
    req,
    sql`select l.state, l.customer_type as "customerType",
        (select coalesce(max(q.version), 0) from quotes q where q.lead_id = l.id) as version
      from leads l where l.id = ${leadId}::uuid for update of l`,
  )
  if (!lead) throw invalid('There is no such lead.', { lead: 'That lead does not exist.' })
  if (lead.state === 'payment_pending')
    throw new AppError(
      'STALE',
      'The customer is paying right now; the quote cannot change until that ends.',
    )
  if (!canMove(lead.state, 'quote_generated'))
    refuseMove(lead.state, 'quote_generated', MOVES[lead.state])
  return lead
}

/**
 * Everything about a new quote that the server decides: prices, total, version, key, expiry. What
 * the browser said of prices is used only from those who may price by hand, with a reason.
 * @throws AppError VALIDATION_ERROR, STALE while the customer pays, INVALID_TRANSITION
 */
export const priceNewQuote = async (req: PayloadRequest, asked: unknown) => {
  const input = quoteInput.parse(asked)
  const settings = await readSettings(req)
  const lead = await lockLead(req, input.lead)
  const role = roleOf(req)
  const rules = {
    modifierPercent: settings.priceModifiers[lead.customerType ?? 'homeowner'],
    byHand: role !== null && mayDo(role, 'priceByHand'),
  }
  const lineItems = await priceLines(req, input.lineItems, 'lineItems', rules)
  const optionalItems = await optionalItemsFor(
    req,
    input,
    lineItems,
    settings.packageFactors,
    rules,
  )
  const total = quoteTotal(input.style, lineItems, settings.packageFactors)
  if (total < MIN_TOTAL_PENCE)
    throw invalid('A quote comes to at least £1.00.', { lineItems: 'The total is below £1.00.' })
  if (total > 100_000_000)
    throw invalid('That total is out of range.', { lineItems: 'The total is too large.' })
  return {
    lead: input.lead,
    style: input.style,
    lineItems,
    optionalItems,
    total,
    depositPercent: settings.depositPercent,
    version: lead.version + 1,
    token: linkToken(),
    status: 'draft' as const,
    expiresAt: addDays(now(), settings.quoteDays).toISOString(),
    createdBy:
      role === null
        ? ('system' as const)
        : role === 'estimator'
          ? ('estimator' as const)
          : ('va' as const),
    author: userIdOf(req),
  }
}

type Rules = Parameters<typeof priceLines>[3]

const optionalItemsFor = async (
  req: PayloadRequest,
  input: z.infer<typeof quoteInput>,
  lines: LineItem[],
  factors: Parameters<typeof packagesFor>[1],
  rules: Rules,
) => {
  if (input.style === 'hhh') return packagesFor(sumLines(lines), factors)
  const asked = input.optionalItems ?? []
  if (input.style === 'fixed' && asked.length > 0)
    throw invalid('A fixed quote has no extras.', {
      optionalItems: 'Choose “fixed with extras” to add extras.',
    })
  const priced = await priceLines(req, asked, 'optionalItems', rules)
  return priced.map((line, index) => ({ ...line, recommended: asked[index]?.recommended ?? false }))
}
