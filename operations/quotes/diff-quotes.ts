import type { PayloadRequest } from 'payload'
import { invalid, notFound } from '../../domain/app-error.ts'
import { depositFor, type LineItem } from '../../domain/pricing.ts'
import { read, sql } from '../database.ts'

interface Version {
  id: string
  leadId: string
  version: number
  style: string
  total: number
  depositPercent: number
  lineItems: LineItem[]
  optionalItems: Record<string, unknown>[] | null
}

type Line = Pick<LineItem, 'sku_id' | 'description' | 'price' | 'qty'>

export interface QuoteDiff {
  from: ReturnType<typeof headOf>
  to: ReturnType<typeof headOf>
  lines: LineChanges
  optionalItems: LineChanges
  /** Pence; positive when the newer one costs more. */
  totalChange: number
  depositChange: number
}

interface LineChanges {
  added: Line[]
  removed: Line[]
  changed: { description: string; sku_id: string | null; from: Partial<Line>; to: Partial<Line> }[]
}

const headOf = ({ id, version, style, total, depositPercent }: Version) => ({
  id,
  version,
  style,
  total,
  deposit: depositFor(total, depositPercent),
})

/** One line is the same line as another when it sells the same SKU, or says the same without one. */
const nameOf = (line: Line): string => line.sku_id ?? `words:${line.description}`

const plain = ({ sku_id, description, price, qty }: Line): Line => ({
  sku_id,
  description,
  price,
  qty,
})

const compareLines = (before: readonly Line[], after: readonly Line[]): LineChanges => {
  const left = [...before]
  const changes: LineChanges = { added: [], removed: [], changed: [] }
  for (const line of after) {
    const at = left.findIndex((old) => nameOf(old) === nameOf(line))
    const [old] = at === -1 ? [] : left.splice(at, 1)
    if (!old) {
      changes.added.push(plain(line))
      continue
    }
    const differing = (['description', 'price', 'qty'] as const).filter(
      (key) => old[key] !== line[key],
    )
    if (differing.length === 0) continue
    const pick = (from: Line) => Object.fromEntries(differing.map((key) => [key, from[key]]))
    changes.changed.push({
      description: line.description,
      sku_id: line.sku_id,
      from: pick(old),
      to: pick(line),
    })
  }
  changes.removed = left.map(plain)
  return changes
}

/** Packages compare by tier, extras like any line. */
const optionalLines = ({ optionalItems }: Version): Line[] =>
  (optionalItems ?? []).map((item) => ({
    sku_id:
      typeof item.sku_id === 'string'
        ? item.sku_id
        : typeof item.tier === 'string'
          ? `tier:${item.tier}`
          : null,
    description: String(item.description ?? item.name ?? ''),
    price: Number(item.price ?? 0),
    qty: Number(item.qty ?? 1),
  }))

/** Packages are no SKUs: their stand-in name stays in here. */
const withoutTierNames = (changes: LineChanges): LineChanges => {
  const real = (id: string | null) => (id?.startsWith('tier:') ? null : id)
  return {
    added: changes.added.map((line) => ({ ...line, sku_id: real(line.sku_id) })),
    removed: changes.removed.map((line) => ({ ...line, sku_id: real(line.sku_id) })),
    changed: changes.changed.map((line) => ({ ...line, sku_id: real(line.sku_id) })),
  }
}

/**
 * What changed from one quote to another of the same lead, older first whichever is named first.
 * @throws AppError NOT_FOUND, VALIDATION_ERROR when they are of different leads
 */
export const diffQuotes = async (
  req: PayloadRequest,
  id: string,
  otherId: string,
): Promise<QuoteDiff> => {
  const found = await read<Version>(
    req,
    sql`select id, lead_id as "leadId", version, style, total, deposit_percent as "depositPercent",
        line_items as "lineItems", optional_items as "optionalItems"
      from quotes where id in (${id}::uuid, ${otherId}::uuid) order by version`,
  )
  const from = found[0]
  const to = found.at(-1)
  if (!from || !to || (found.length < 2 && id !== otherId)) throw notFound('That quote')
  if (from.leadId !== to.leadId)
    throw invalid('Those quotes are of different leads.', {
      otherId: 'Choose another version of the same quote.',
    })
  return {
    from: headOf(from),
    to: headOf(to),
    lines: compareLines(from.lineItems, to.lineItems),
    optionalItems: withoutTierNames(compareLines(optionalLines(from), optionalLines(to))),
    totalChange: to.total - from.total,
    depositChange: headOf(to).deposit - headOf(from).deposit,
  }
}
