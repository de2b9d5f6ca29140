import type { PayloadRequest } from 'payload'
import { userIdOf } from '../actor.ts'
import { run, sql } from '../database.ts'

interface PriceChange {
  sku: string
  /** Pence for one; null where the row is new. */
  before: number | null
  after: number
}

/** One line of a row's price history, in the transaction that changes the price. */
export const recordPrice = async (req: PayloadRequest, change: PriceChange): Promise<void> => {
  if (change.before === change.after) return
  const how = typeof req.context.priceFrom === 'string' ? req.context.priceFrom : null
  await run(
    req,
    sql`insert into price_changes (id, sku_id, before, after, user_id, how)
      values (uuidv7(), ${change.sku}::uuid, ${change.before}, ${change.after},
        ${userIdOf(req)}::uuid, ${how})`,
  )
}
