import { createHash } from 'node:crypto'

const PLANNED = /^\s*(select|with|insert|update|delete)\b/i
/** Each name costs memory in every connection: past this, somebody composes texts without end. */
const MOST_NAMES = 1000

const names = new Map<string, string>()

/** The name under which a statement is kept prepared; undefined for one that is not worth it. */
export const statementName = (text: string): string | undefined => {
  const known = names.get(text)
  if (known) return known
  if (names.size >= MOST_NAMES || !PLANNED.test(text)) return undefined
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24)
  names.set(text, name)
  return name
}
