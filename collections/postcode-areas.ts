import { defineTable } from './define-table.ts'
import { text } from './fields.ts'

/** Where an outcode (`NG5`) or a postcode (`NG5 1AA`) lies: its centroid, WGS 84 degrees. */
export const PostcodeAreas = defineTable('postcode-areas', {
  audited: false,
  fields: [
    text('code', { required: true, unique: true, maxLength: 10 }),
    { name: 'latitude', type: 'number', required: true, min: -90, max: 90 },
    { name: 'longitude', type: 'number', required: true, min: -180, max: 180 },
    text('source', { maxLength: 40 }),
  ],
})
