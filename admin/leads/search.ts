import type { CrudFilter, LogicalFilter } from '@refinedev/core'
import { digitsTyped } from '../words/contact.ts'

const has = (field: string, value: string): LogicalFilter => ({
  field,
  operator: 'contains',
  value,
})

const PART_OF_POSTCODE = /^[a-z]{1,2}\d[a-z\d]?\s*(\d[a-z]{0,2})?$/i
/** `L-7K3QDM`, or the part of it that somebody read out. */
const REFERENCE = /^[lb]?-?[2-9a-z]{3,6}$/i

/** A postcode is stored with one space before its last three characters, typed with or without. */
const spaced = (typed: string) => {
  const bare = typed.replace(/\s/g, '').toUpperCase()
  return bare.length > 4 ? `${bare.slice(0, -3)} ${bare.slice(-3)}` : bare
}

/** What somebody typed, looked for where it can stand: name, phone, postcode or reference. */
export const leadSearch = (typed: string): CrudFilter[] => {
  const words = typed.trim()
  if (words === '') return []
  const digits = digitsTyped(words)
  if (digits) return [{ operator: 'or', value: [has('phone', digits), has('reference', words)] }]
  const places = [has('customerName', words)]
  if (REFERENCE.test(words)) places.push(has('reference', words))
  if (PART_OF_POSTCODE.test(words)) places.push(has('postcode', spaced(words)))
  return [{ operator: 'or', value: places }]
}

/** The same search on rows that name a lead. */
export const leadSearchOf = (relation: string, typed: string): CrudFilter[] =>
  leadSearch(typed).map((filter) => ({
    operator: 'or',
    value: (filter.value as LogicalFilter[]).map((place) => ({
      ...place,
      field: `${relation}.${place.field}`,
    })),
  }))
