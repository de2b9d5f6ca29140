import type { PayloadRequest } from 'payload'
import type { DetectedSku, Evidence, Transcript } from '../../domain/detection/types.ts'
import { type Candidate, chooseWork, hasModel, type ModelUse } from '../../integrations/openai.ts'
import { now } from '../clock.ts'
import { read, sql } from '../database.ts'
import type { Catalogue } from './catalogue.ts'

const MOST_CANDIDATES = 15
const MOST_TEXT = 12_000
/** A job that only the model saw is confirmed by a person. */
const UNSEEN_LOCALLY = 79

/** Lines of the book that sound like the text, by trigrams of names and synonyms. */
const soundsLike = (req: PayloadRequest, text: string) =>
  read<{ id: string }>(
    req,
    sql`select id from (
        select s.id, greatest(word_similarity(s.name, ${text}),
          (select max(word_similarity(said.value #>> '{}', ${text})) from jsonb_array_elements(s.synonyms) said)) as likeness
        from skus s where s.is_active) heard
      where likeness > 0.45 order by likeness desc limit ${MOST_CANDIDATES}`,
  )

const candidatesFor = async (
  req: PayloadRequest,
  text: string,
  local: DetectedSku[],
  { entries }: Catalogue,
): Promise<Candidate[]> => {
  const heard = await soundsLike(req, text.slice(0, 2000))
  const ids = [
    ...new Set([...local.map(({ skuId }) => skuId), ...heard.map(({ id }) => id)]),
  ].slice(0, MOST_CANDIDATES)
  return ids.flatMap((id) => {
    const entry = entries.get(id)
    return entry ? [{ sku_id: id, name: entry.name, synonyms: entry.synonyms.slice(0, 8) }] : []
  })
}

interface Stretch {
  text: string
  /** Where it begins in the whole that evidence counts in. */
  start: number
  turn?: number
}

/** The customer's own words, and where they stand. */
export const customerStretches = (source: string | Transcript): Stretch[] => {
  if (typeof source === 'string') return [{ text: source, start: 0 }]
  let start = 0
  return source.flatMap(({ speaker, text }, turn) => {
    const at = start
    start += text.length + 1
    return speaker === 'customer' ? [{ text, start: at, turn }] : []
  })
}

/** The exact place of what the model says it read; null when the customer never said it. */
export const locate = (evidence: string, stretches: readonly Stretch[]): Evidence | null => {
  const wanted = evidence.trim().toLowerCase()
  if (!wanted) return null
  for (const { text, start, turn } of stretches) {
    const at = text.toLowerCase().indexOf(wanted)
    if (at === -1) continue
    const found = text.slice(at, at + wanted.length)
    return {
      text: found,
      start: start + at,
      end: start + at + wanted.length,
      ...(turn === undefined ? {} : { turn }),
    }
  }
  return null
}

const within = (value: number, least: number, most: number): number =>
  Math.min(Math.max(Math.round(value), least), most)

/** After so many failures in a row the model is left alone for a while: a customer waits for each try. */
const TOO_MANY_FAILURES = 3
const REST_MS = 30_000
const health = { failures: 0, restsUntil: 0 }

const isResting = (): boolean => now().getTime() < health.restsUntil

const noteAnswer = (answered: boolean): void => {
  health.failures = answered ? 0 : health.failures + 1
  if (health.failures >= TOO_MANY_FAILURES) health.restsUntil = now().getTime() + REST_MS
}

export interface Thought {
  detected: DetectedSku[]
  use: ModelUse
}

/**
 * Lets the model decide among the candidates. What it says counts only where it names a candidate
 * and quotes the customer's own words. Null without a key, with nothing to choose from, or when the
 * model fails or is left alone after failing: then what was found locally stands.
 */
export const thinkAboutWork = async (
  req: PayloadRequest,
  source: string | Transcript,
  local: DetectedSku[],
  catalogue: Catalogue,
): Promise<Thought | null> => {
  if (!hasModel() || isResting()) return null
  const stretches = customerStretches(source)
  const text = stretches
    .map((stretch) => stretch.text)
    .join('\n')
    .slice(-MOST_TEXT)
  const candidates = await candidatesFor(req, text, local, catalogue)
  if (candidates.length === 0 || !text.trim()) return null
  try {
    const { answer, use } = await chooseWork(text, candidates)
    noteAnswer(true)
    const detected = new Map<string, DetectedSku>()
    for (const choice of answer.choices) {
      const candidate = candidates.find(({ sku_id }) => sku_id === choice.sku_id)
      const evidence = locate(choice.evidence, stretches)
      if (!candidate || !evidence || detected.has(choice.sku_id)) continue
      const seen = local.some(({ skuId }) => skuId === choice.sku_id)
      detected.set(choice.sku_id, {
        skuId: choice.sku_id,
        name: candidate.name,
        quantity: within(choice.quantity, 1, 99),
        confidence: within(choice.confidence, 0, seen ? 98 : UNSEEN_LOCALLY),
        evidence,
      })
    }
    return { detected: [...detected.values()], use }
  } catch (error) {
    noteAnswer(false)
    req.payload.logger.warn(
      { err: error },
      'The model did not answer; what was found locally stands.',
    )
    return null
  }
}
