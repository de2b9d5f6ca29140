import { StripeRefusal } from './refusal.ts'

/** A form value as Stripe reads it: text, a list or a hash. */
export type Form = string | Form[] | { [name: string]: Form }
export type FormHash = { [name: string]: Form }

const MAX_DEPTH = 8

/**
 * Reads `amount=2400&metadata[quote]=q1&expand[]=latest_charge` into nested values. Indexed lists
 * (`expand[0]`) stay hashes with digit keys until a list is asked for.
 */
export const parseForm = (text: string): FormHash => {
  const root: FormHash = Object.create(null)
  for (const [key, value] of new URLSearchParams(text)) {
    const path = splitKey(key)
    let hash = root
    for (const [depth, name] of path.entries()) {
      if (depth === path.length - 1) {
        hash[name || String(Object.keys(hash).length)] = value
        break
      }
      const inner: Form = hash[name] ?? Object.create(null)
      if (typeof inner === 'string' || Array.isArray(inner)) throw badKey(key)
      hash[name] = inner
      hash = inner
    }
  }
  return root
}

const splitKey = (key: string): string[] => {
  const [, head = key, rest = ''] = /^([^[]*)((?:\[[^\]]*\])*)$/.exec(key) ?? []
  const path = [head, ...[...rest.matchAll(/\[([^\]]*)\]/g)].map(([, name = '']) => name)]
  if (path.length > MAX_DEPTH || !head) throw badKey(key)
  return path
}

const badKey = (key: string) =>
  new StripeRefusal(400, { message: `Invalid parameter name: ${key}`, param: key }, 'early')
