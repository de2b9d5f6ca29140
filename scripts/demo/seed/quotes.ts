import { randomUUID } from 'node:crypto'
import {
  type Extra,
  type LineItem,
  type PricedQuote,
  packagesFor,
  quoteTotal,
  sumLines,
  unitPriceFor,
} from '../../../domain/pricing.ts'
import { DEFAULT_SETTINGS } from '../../../domain/settings.ts'
import { linkToken } from '../../../operations/tokens.ts'
import type { DemoLead } from '../leads.ts'
import type { Catalogue, SeededSku } from './catalogue.ts'
import type { Story } from './story.ts'

const DAY = 86_400_000

const lineFor = (sku: SeededSku, qty: number, modifier: number): LineItem => ({
  sku_id: sku.id,
  description: sku.name,
  price: unitPriceFor(sku.price, modifier),
  qty,
  minutes: sku.minutes,
  tasks: sku.tasks,
})

/** Something that goes with the job: another line of the same category. */
const extraFor = (lead: DemoLead, catalogue: Catalogue, modifier: number): Extra[] => {
  const sold = new Set(lead.skus.map(({ code }) => code))
  const category = catalogue.skus.get(lead.skus[0]?.code ?? '')?.category
  const others = [...catalogue.skus.values()].filter(
    (sku) => sku.category === category && !sold.has(sku.code),
  )
  return others
    .slice(0, 2)
    .map((sku, row) => ({ ...lineFor(sku, 1, modifier), recommended: row === 0 }))
}

export interface SeededQuote extends PricedQuote {
  id: string
  token: string
  minutes: number
}

/** What the server would have made of the lead's lines; null for a lead that was never quoted. */
export const quoteOf = (lead: DemoLead, story: Story, catalogue: Catalogue): SeededQuote | null => {
  if (!story.at('quote_generated')) return null
  const modifier = DEFAULT_SETTINGS.priceModifiers[lead.customerType]
  const factors = DEFAULT_SETTINGS.packageFactors
  const lineItems = lead.skus.map(({ code, quantity }) => {
    const sku = catalogue.skus.get(code)
    if (!sku) throw new Error(`No demo SKU ${code}`)
    return lineFor(sku, quantity, modifier)
  })
  const extras = lead.quoteStyle === 'fixed_optionals' ? extraFor(lead, catalogue, modifier) : []
  return {
    id: randomUUID(),
    token: linkToken(),
    style: lead.quoteStyle,
    total: quoteTotal(lead.quoteStyle, lineItems, factors),
    depositPercent: DEFAULT_SETTINGS.depositPercent,
    lineItems,
    optionalItems: lead.quoteStyle === 'hhh' ? packagesFor(sumLines(lineItems), factors) : extras,
    minutes: lineItems.reduce((sum, line) => sum + (line.minutes ?? 0) * line.qty, 0),
  }
}

const statusOf = (lead: DemoLead, story: Story) => {
  if (lead.state === 'quote_expired') return 'expired'
  if (story.at('booking_confirmed')) return 'accepted'
  if (story.at('quote_viewed')) return 'viewed'
  return story.at('quote_sent') ? 'sent' : 'draft'
}

export const quoteRow = (
  quote: SeededQuote,
  leadId: string,
  lead: DemoLead,
  story: Story,
  now: Date,
) => {
  const madeAt = story.at('quote_generated') ?? story.createdAt
  const runsOut = madeAt.getTime() + DEFAULT_SETTINGS.quoteDays * DAY
  const expired = lead.state === 'quote_expired'
  return {
    id: quote.id,
    lead_id: leadId,
    version: 1,
    style: quote.style,
    total: quote.total,
    deposit_percent: quote.depositPercent,
    line_items: quote.lineItems,
    optional_items: quote.optionalItems,
    expires_at: expired ? story.stateAt : new Date(Math.max(runsOut, now.getTime() + DAY)),
    sent_at: story.at('quote_sent') ?? null,
    viewed_at: story.at('quote_viewed') ?? null,
    accepted_at: story.at('booking_confirmed') ?? null,
    created_by: 'va',
    token: quote.token,
    status: statusOf(lead, story),
    created_at: madeAt,
    updated_at: madeAt,
  }
}
