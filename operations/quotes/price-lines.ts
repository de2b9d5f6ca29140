import type { PayloadRequest } from 'payload'
import { invalid } from '../../domain/app-error.ts'
import { type LineItem, unitPriceFor } from '../../domain/pricing.ts'
import { read, sql } from '../database.ts'
import type { LineInput } from './price-new-quote.ts'

interface Sku {
  id: string
  name: string
  price: number
  minutes: number
  isActive: boolean
  tasks: string[]
}

interface Rules {
  /** Percent on the book price for this type of customer. */
  modifierPercent: number
  /** Whether this person may write a line without a SKU, or another price, with a reason. */
  byHand: boolean
}

const skusById = async (req: PayloadRequest, ids: string[]): Promise<Map<string, Sku>> => {
  if (ids.length === 0) return new Map()
  const found = await read<Sku>(
    req,
    sql`select s.id, s.name, s.price, s.minutes, s.is_active as "isActive",
        coalesce((select array_agg(r.contractor_tasks_id::text order by r."order") from skus_rels r
          where r.parent_id = s.id and r.path = 'tasks'), '{}') as tasks
      from skus s where s.id = any(${`{${ids.join(',')}}`}::uuid[])`,
  )
  return new Map(found.map((sku) => [sku.id, sku]))
}

const lineWithoutSku = (line: LineInput, at: string, { byHand }: Rules): LineItem => {
  if (!byHand)
    throw invalid('Every line needs an SKU from the price book.', {
      [`${at}.sku_id`]: 'This is needed.',
    })
  const { description, price, minutes, tasks, reason } = line
  const missing = Object.entries({ description, price, minutes, tasks, reason }).find(
    ([, value]) => value === undefined,
  )
  if (!description || price === undefined || !minutes || !tasks?.length || !reason)
    throw invalid(
      'A line without an SKU needs a description, price, minutes, tasks and a reason.',
      {
        [`${at}.${missing?.[0] ?? 'tasks'}`]: 'This is needed.',
      },
    )
  return { sku_id: null, description, price, qty: line.qty, minutes, tasks, reason }
}

const lineFromBook = (line: LineInput, sku: Sku, { modifierPercent, byHand }: Rules): LineItem => {
  const book = unitPriceFor(sku.price, modifierPercent)
  const overridden =
    byHand && line.reason !== undefined && line.price !== undefined && line.price !== book
  return {
    sku_id: sku.id,
    description: line.description ?? sku.name,
    price: overridden ? (line.price as number) : book,
    qty: line.qty,
    minutes: byHand && line.reason && line.minutes ? line.minutes : sku.minutes,
    tasks: sku.tasks,
    ...(overridden ? { reason: line.reason } : {}),
  }
}

/**
 * Lines at today's book prices. Minutes and tasks are kept with the line, so that a later change of
 * the book does not change what was promised.
 * @throws AppError VALIDATION_ERROR naming the line
 */
export const priceLines = async (
  req: PayloadRequest,
  lines: LineInput[],
  field: 'lineItems' | 'optionalItems',
  rules: Rules,
): Promise<LineItem[]> => {
  const skus = await skusById(
    req,
    lines.flatMap((line) => line.sku_id ?? []),
  )
  return lines.map((line, index) => {
    const at = `${field}.${index}`
    if (!line.sku_id) return lineWithoutSku(line, at, rules)
    const sku = skus.get(line.sku_id)
    if (!sku)
      throw invalid('There is no such SKU.', { [`${at}.sku_id`]: 'That SKU does not exist.' })
    if (!sku.isActive)
      throw invalid('That SKU is no longer sold.', {
        [`${at}.sku_id`]: `${sku.name} is not active.`,
      })
    return lineFromBook(line, sku, rules)
  })
}
