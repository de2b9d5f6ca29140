import type { CatalogueIndex, IndexedEntry } from './catalogue-index.ts'
import type { Clauses, NounGroup } from './clauses.ts'
import { type Fit, fitThings, judgeStrangers, lookAround, strangersIn } from './fit-things.ts'
import { judgeReading, type Verdict } from './judge-actions.ts'
import { BACKGROUND } from './lexicon.ts'
import type { ThingSet } from './phrases.ts'
import { isElsewhere, isRuledOut, placesOf, stemsBeside } from './rule-out.ts'

/** One reading of a noun group as a line of the price book. */
export interface Match {
  entry: IndexedEntry
  group: NounGroup
  anchor: number
  /** Indexes of the words that matched, things and actions. */
  words: number[]
  confidence: number
  /** Confidence plus how much of what was said it explains; decides between readings. */
  rank: number
  /** The action said of the thing that fits, or -1. */
  action: number
}

/** What is said to be done with the things of a phrase. */
const actionsSaid = (
  clauses: Clauses,
  group: NounGroup,
  set: ThingSet,
  words: readonly number[],
) => {
  if (!set.isSpread) return group.actions
  const groups = new Set([group])
  for (const at of words) {
    const other = clauses.groupAt[at]
    if (other) groups.add(other)
  }
  return [...groups].flatMap((other) => other.actions)
}

const placesKept = new WeakMap<NounGroup, readonly number[]>()

/** The same for every phrase held against a group, so it is read once. */
const placesAt = (clauses: Clauses, group: NounGroup) => {
  const places = placesKept.get(group) ?? placesOf(clauses, group)
  placesKept.set(group, places)
  return places
}

const readSet = (
  clauses: Clauses,
  group: NounGroup,
  anchor: number,
  set: ThingSet,
  fit: Fit,
  least: number,
  ownFits: Map<string, Verdict>,
  found: Map<IndexedEntry, Match>,
): void => {
  const said = actionsSaid(clauses, group, set, fit.words)
  const apart = group.locates && !set.headLocates ? (BACKGROUND.has(set.head) ? 0.4 : 0.6) : 1
  const isHeaded = anchor === group.head || fit.words.includes(group.head)
  const base = fit.share * fit.fidelity * apart * (isHeaded ? 1 : 0.4)
  if (base < least) return
  const places = placesAt(clauses, group)
  const strangers = strangersIn(clauses, group, fit.words)
  const fits = set.isSpread ? new Map<string, Verdict>() : ownFits
  const verdicts: (Verdict | undefined)[] = []
  const beside = new Map<number, readonly string[]>()
  for (const reading of set.readings) {
    const { entry, alike } = reading
    const verdict = verdicts[alike] ?? judgeReading(clauses, anchor, said, set, reading, fits)
    verdicts[alike] = verdict
    const { share, word } = verdict
    // What follows only lowers it: a reading already beaten need not be looked at further.
    if (base * share < least - 0.01) continue
    const rival = found.get(entry)?.rank ?? 0
    if (base * share * 100 + 6 * fit.weight <= rival) continue
    let confidence = base * share * judgeStrangers(strangers, entry)
    if (confidence < least - 0.01 || confidence * 100 + 6 * fit.weight <= rival) continue
    if (isElsewhere(clauses, places, fit.words, entry)) confidence *= 0.72
    const words = word < 0 ? fit.words : [...fit.words, word]
    const stems = beside.get(word) ?? stemsBeside(clauses, group, words)
    beside.set(word, stems)
    if (isRuledOut(stems, entry)) confidence *= 0.5
    const score = Math.round(Math.min(98, confidence * 100 + 1))
    const rank = confidence * 100 + 6 * fit.weight
    if (score < least * 100 || rank <= rival) continue
    found.set(entry, { entry, group, anchor, words, confidence: score, rank, action: word })
  }
}

/** The best reading of each SKU at each thing spoken of; those below `least` (0–100) are left out. */
export const findMatches = (clauses: Clauses, index: CatalogueIndex, least: number): Match[] => {
  const found: Match[] = []
  for (const group of clauses.groups) {
    const head = clauses.tokens[group.head]?.stem ?? ''
    const fits = new Map<string, Verdict>()
    for (let anchor = group.first; anchor <= group.last; anchor++) {
      const token = clauses.tokens[anchor]
      const sets = token?.kind === 'thing' ? index.setsByHead.get(token.stem) : undefined
      if (!sets) continue
      const around = lookAround(clauses, index, group, anchor)
      const best = new Map<IndexedEntry, Match>()
      for (let nth = 0; nth < sets.all.length; nth++) {
        const fit = fitThings(clauses, around, sets, nth, least / 100)
        const set = fit && sets.all[nth]
        if (!set || (anchor !== group.head && !set.stems.has(head))) continue
        readSet(clauses, group, anchor, set, fit, least / 100, fits, best)
      }
      found.push(...best.values())
    }
  }
  return [...found, ...findVerbs(clauses, index)]
}

/** Jobs named by a verb alone: 'I need some decorating doing'. */
const findVerbs = (clauses: Clauses, index: CatalogueIndex): Match[] => {
  const spoken = new Set(clauses.groups.flatMap((group) => group.actions))
  return clauses.tokens.flatMap((token, at) => {
    const entries = token.kind === 'action' ? index.entriesByVerb.get(token.stem) : undefined
    if (!entries || spoken.has(at)) return []
    const group: NounGroup = {
      first: at,
      last: at,
      head: at,
      locates: false,
      segment: clauses.segmentOf[at] ?? 0,
      sentence: clauses.sentenceOf[at] ?? 0,
      actions: [at],
    }
    const confidence = token.inflected ? 72 : 60
    return [...entries].map((entry) => ({
      entry,
      group,
      anchor: at,
      words: [at],
      confidence,
      rank: 60,
      action: at,
    }))
  })
}
