import { placeLast } from '../hooks/shared/place-last.ts'
import { recordPriceChange } from '../hooks/skus/record-price.ts'
import { defineTable } from './define-table.ts'
import { flag, integer, pence, relation, text, words } from './fields.ts'

/** The price book. Price is pence for one, minutes the work of one; its order is within a category. */
export const Skus = defineTable('skus', {
  defaultSort: 'code',
  hooks: { beforeChange: [placeLast], afterChange: [recordPriceChange] },
  fields: [
    text('code', { required: true, unique: true, maxLength: 40 }),
    text('name', { required: true }),
    text('category', { required: true, maxLength: 50, index: true }),
    pence('price', { required: true, min: 1 }),
    integer('minutes', { required: true, min: 1, max: 6000 }),
    words('synonyms'),
    words('negativeKeywords'),
    relation('tasks', 'contractor-tasks', { hasMany: true, index: false }),
    flag('isActive', true),
    integer('displayOrder'),
  ],
})
