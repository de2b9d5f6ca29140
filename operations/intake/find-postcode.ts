import { normalisePostcode } from '../../domain/postcode.ts'

const FULL = /\b([A-Z]{1,2}\d[A-Z\d]?)[ ]*(\d[A-Z]{2})\b/gi
const OUTCODE = /\b[A-Z]{2}\d[A-Z\d]?\b/gi

export const findPostcode = (text: string): string | null => {
  for (const [, out, inward] of text.matchAll(FULL)) {
    const found = normalisePostcode(`${out} ${inward}`)
    if (found) return found
  }
  for (const [code] of text.matchAll(OUTCODE)) return normalisePostcode(code)
  return null
}
