/** Something the answer may choose: an object with an id that came in the request. */
export interface Candidate {
  id: string | number
  /** The name of the list it came in, e.g. `candidates` or `tasks`. */
  group: string
  fields: Record<string, unknown>
  /** The phrases that would speak of it: its name, synonyms, given evidence. */
  phrases: string[]
  negative: string[]
}

export interface ReadRequest {
  /** What the customer said or wrote. */
  text: string
  candidates: Candidate[]
}

export const ID_KEY = /^(id|code|ref|key|sku|task|(sku|task|candidate)[_-]?(id|code))$/i
const TEXT_KEY = /text|transcript|message|description|words|body|said|speech|request|caption|job/i
const PHRASE_KEY = /name|title|synonym|alias|keyword|phrase|evidence|label|description/i
const NEGATIVE_KEY = /negative|exclude|not[_-]?when/i

const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(strings)
  if (value && typeof value === 'object') return Object.values(value).flatMap(strings)
  return []
}

/** The JSON documents inside a text, and the text without them. */
const splitJson = (source: string): { values: unknown[]; prose: string } => {
  const values: unknown[] = []
  let prose = ''
  for (let at = 0; at < source.length; ) {
    const end = '{['.includes(source[at] ?? '') ? endOfJson(source, at) : -1
    const parsed = end === -1 ? undefined : tryJson(source.slice(at, end))
    if (parsed !== undefined && typeof parsed === 'object') {
      values.push(parsed)
      prose += ' '
      at = end
    } else prose += source[at++]
  }
  return { values, prose }
}

const endOfJson = (source: string, start: number): number => {
  let depth = 0
  let quoted = false
  for (let at = start; at < source.length; at++) {
    const sign = source[at]
    if (quoted) {
      if (sign === '\\') at++
      else if (sign === '"') quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === '{' || sign === '[') depth++
    else if ((sign === '}' || sign === ']') && --depth === 0) return at + 1
  }
  return -1
}

const tryJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const asCandidate = (group: string, item: unknown): Candidate | undefined => {
  if (!item || typeof item !== 'object' || Array.isArray(item)) return undefined
  const fields = item as Record<string, unknown>
  const id = Object.entries(fields).find(([key]) => ID_KEY.test(key))?.[1]
  if (typeof id !== 'string' && typeof id !== 'number') return undefined
  const pick = (wanted: (key: string) => boolean) =>
    Object.entries(fields).flatMap(([key, value]) => (wanted(key) ? strings(value) : []))
  return {
    ...{ id, group, fields },
    phrases: pick((key) => PHRASE_KEY.test(key) && !NEGATIVE_KEY.test(key)),
    negative: pick((key) => NEGATIVE_KEY.test(key)),
  }
}

/** Lines such as `- TAP-1: fix dripping tap` or `TAP-1 | fix dripping tap` in plain words. */
const LISTED = /^\s*[-*•]?\s*`?([A-Za-z0-9][\w-]*[-_\d][\w-]*)`?\s*[:|–—]\s*(.+)$/

/**
 * Finds what the caller supplied: the customer's words and the things to choose from, in JSON or in
 * listed lines. `system` texts may list candidates but are never what the customer said.
 */
export const readRequest = (parts: { role: string; text: string }[]): ReadRequest => {
  const candidates: Candidate[] = []
  const said: string[] = []
  const walk = (value: unknown, key: string, user: boolean): void => {
    if (typeof value === 'string' && user && TEXT_KEY.test(key)) said.push(value)
    if (Array.isArray(value)) {
      const found = value.map((item) => asCandidate(key, item))
      if (value.length && found.every((candidate) => candidate !== undefined))
        candidates.push(...found.filter((candidate) => candidate !== undefined))
      else for (const item of value) walk(typeof item === 'string' ? item : item, key, user)
    } else if (value && typeof value === 'object')
      for (const [name, inner] of Object.entries(value)) walk(inner, name, user)
  }
  for (const { role, text } of parts) {
    const user = role === 'user'
    const { values, prose } = splitJson(text)
    for (const value of values) walk(value, 'candidates', user)
    for (const line of prose.split('\n')) {
      const [, id, words] = LISTED.exec(line) ?? []
      if (id && words)
        candidates.push({
          ...{ id, group: 'candidates', fields: { id, name: words }, negative: [] },
          phrases: words.split(/[;,|()]/).map((phrase) => phrase.trim()),
        })
      else if (user && line.trim()) said.push(line.trim())
    }
  }
  return { text: said.join('\n'), candidates }
}
