import { agreedQuestions, readCountAnswers } from './answers.ts'
import { buildIndex, type CatalogueIndex } from './catalogue-index.ts'
import { type Clauses, readClauses } from './clauses.ts'
import { type Job, mergeMentions } from './jobs.ts'
import { linkActions } from './link-actions.ts'
import { findMatches, type Match } from './match.ts'
import { findMentions } from './mentions.ts'
import { readOutOfScope } from './out-of-scope.ts'
import { readPhrasalVerbs } from './phrasal.ts'
import { readStandIns } from './pro-forms.ts'
import { lendPlaces } from './replies.ts'
import { tokenise } from './tokens.ts'
import { customerText, readSource, type Source } from './transcript.ts'
import {
  ASK,
  type CatalogueEntry,
  type DetectedSku,
  type Detection,
  type OutOfScope,
  SURE,
  type Transcript,
} from './types.ts'

const readCustomer = (source: Source, index: CatalogueIndex): Clauses => {
  const tokens = source.stretches
    .filter((stretch) => stretch.speaker === 'customer')
    .flatMap((stretch) => tokenise(source.text, index.vocabulary, stretch.start, stretch.end))
  return lendPlaces(linkActions(readClauses(readStandIns(readPhrasalVerbs(tokens)))))
}

const BESIDE = /\b(above|below|under|near|next to|behind|beside|by|opposite|over)\b/

/** A job said in the same breath as refused work is part of that work: 'water leaking from the boiler'. */
const isRefused = (clauses: Clauses, match: Match, refused: readonly OutOfScope[]) => {
  if (refused.length === 0) return false
  const segment = clauses.segments[match.group.segment]
  const start = clauses.tokens[segment?.first ?? 0]?.start ?? 0
  const end = clauses.tokens[(segment?.end ?? 1) - 1]?.end ?? 0
  return refused.some((work) => {
    if (work.end <= start || work.start >= end) return false
    const own = match.words.map((at) => clauses.tokens[at])
    const overlaps = own.some((word) => word && word.start < work.end && word.end > work.start)
    if (overlaps) return true
    let between = ''
    for (let at = match.anchor + 1; (clauses.tokens[at]?.end ?? work.end) <= work.start; at++) {
      between += `${clauses.tokens[at]?.raw} `
    }
    return !BESIDE.test(between)
  })
}

const evidenceOf = (clauses: Clauses, job: Job, source: Source): DetectedSku['evidence'] => {
  const { group, words } = job.best.match
  const inReach = words.filter((at) => clauses.segmentOf[at] === group.segment)
  const marks = [...inReach, job.best.match.anchor, group.head]
  const { at: counted } = job.best.quantity
  if (counted >= 0 && clauses.segmentOf[counted] === group.segment) marks.push(counted)
  const start = clauses.tokens[Math.min(...marks)]?.start ?? 0
  const end = clauses.tokens[Math.max(...marks)]?.end ?? 0
  const stretch = source.stretches.find((part) => part.start <= start && end <= part.end)
  return {
    text: source.text.slice(start, end),
    start,
    end,
    ...(stretch?.turn !== undefined && { turn: stretch.turn }),
  }
}

/** What the agent asked and the customer said yes to, where nothing else tells of it: to be confirmed. */
const readAgreed = (
  source: Source,
  index: CatalogueIndex,
  found: readonly DetectedSku[],
): DetectedSku[] =>
  agreedQuestions(source).flatMap(({ start, end }) =>
    detectSkus(source.text.slice(start, end), index)
      .detected.filter((sku) => !found.some((other) => other.skuId === sku.skuId))
      .map(({ evidence, ...sku }) => ({
        ...sku,
        confidence: Math.min(sku.confidence, SURE - 1),
        evidence: { ...evidence, start: start + evidence.start, end: start + evidence.end },
      })),
  )

const isIndex = (
  catalogue: readonly CatalogueEntry[] | CatalogueIndex,
): catalogue is CatalogueIndex => 'setsByHead' in catalogue

/**
 * Reads what a customer wants done as lines of the price book: which, how many, how surely, and
 * the words that say so. Only the customer's turns of a transcript count. Work out of scope is
 * named and never forced into a SKU; a message that is spam yields nothing else.
 *
 * Pass an index from `buildIndex` when reading more than one text. Evidence offsets count in the
 * text, or for a transcript in `joinTurns(transcript)`. 'Three or four' is read as three, 'a few'
 * as three, and 'some doors' as one, each below `SURE` so that someone asks.
 */
export const detectSkus = (
  said: string | Transcript,
  catalogue: readonly CatalogueEntry[] | CatalogueIndex,
): Detection => {
  const index = isIndex(catalogue) ? catalogue : buildIndex(catalogue)
  const source = readSource(said)
  const outOfScope = readOutOfScope(customerText(source))
  if (outOfScope.some((work) => work.reason === 'spam')) return { detected: [], outOfScope }
  const clauses = readCustomer(source, index)
  const read = findMatches(clauses, index, ASK)
  const matches =
    outOfScope.length > 0 ? read.filter((match) => !isRefused(clauses, match, outOfScope)) : read
  const answers = readCountAnswers(source, clauses)
  const mentions = findMentions(clauses, matches, source.text, answers)
  const detected = mergeMentions(clauses, mentions, source.text).map((job) => ({
    skuId: job.entry.sku.id,
    name: job.entry.sku.name,
    quantity: job.quantity,
    confidence: job.confidence,
    evidence: evidenceOf(clauses, job, source),
  }))
  return { detected: [...detected, ...readAgreed(source, index, detected)], outOfScope }
}
