import { defineTable } from './define-table.ts'
import { pence, relation, text } from './fields.ts'

/**
 * Who changed which price from what to what, and when (`createdAt`). `before` is empty where the
 * row was new; `how` is `import` where a file did it. Quotes keep the price they were made with.
 */
export const PriceChanges = defineTable('price-changes', {
  audited: false,
  defaultSort: '-createdAt',
  fields: [
    relation('sku', 'skus', { required: true }),
    pence('before'),
    pence('after', { required: true }),
    relation('user', 'users', { index: false }),
    text('how', { maxLength: 20 }),
  ],
})
