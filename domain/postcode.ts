import { parse } from 'postcode'

/** `NG5 1AA` for a full postcode, `NG5` for an outcode alone; null when it is neither. */
export const normalisePostcode = (raw: string): string | null => {
  const text = raw.trim().toUpperCase()
  const full = parse(text)
  if (full.valid) return full.postcode
  return OUTCODE.test(text) ? text : null
}

/** The areas Royal Mail's outcodes are written in: A9, A99, AA9, AA99, A9A, AA9A. */
const OUTCODE = /^[A-Z]{1,2}\d[A-Z\d]?$/

/** `NG5 1AA` → `NG5`. */
export const outcodeOf = (postcode: string): string => postcode.split(' ')[0] ?? postcode
