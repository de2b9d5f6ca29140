import type { Sandbox } from '../context.ts'
import { fillSchema } from './fill-schema.ts'
import { readRequest } from './read-request.ts'
import type { JsonSchema } from './schema.ts'

export interface Asked {
  parts: { role: string; text: string }[]
  /** The whole request as text, for scripts to match. */
  words: string
  json: boolean
  schema?: JsonSchema
}

/** About four letters to a token, as OpenAI's own rule of thumb has it. */
export const countTokens = (text: string): number => Math.ceil(text.length / 4)

/** What the model says: a script's line if one fits, else what the schema and the request make of it. */
export const say = (
  sandbox: Sandbox,
  { parts, words, json, schema }: Asked,
): { content: string | null; refusal: string | null } => {
  const { journal } = sandbox
  const script = journal.all('script').find(({ match }) => match === null || words.includes(match))
  if (script) {
    if (script.remaining <= 1) journal.remove('script', script.id)
    else journal.put('script', { ...script, remaining: script.remaining - 1 })
    return { content: script.content, refusal: script.refusal }
  }
  const request = readRequest(parts)
  if (schema) return { content: JSON.stringify(fillSchema(schema, request)), refusal: null }
  return { content: json ? '{}' : request.text.slice(0, 400) || 'Understood.', refusal: null }
}
