import type { CatalogueIndex, IndexedEntry, Phrase } from './catalogue-index.ts'
import { type Clauses, isDeterminer, type NounGroup } from './clauses.ts'
import {
  ATTRIBUTE_NOUNS,
  actionSimilarity,
  BACKGROUND,
  DESCRIPTORS,
  FAULT_NOUNS,
  NOUNS,
  placesClash,
} from './lexicon.ts'
import type { Token } from './tokens.ts'

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
  /** An action was said of the thing, and it fits. */
  hasAction: boolean
}

/** How far apart the things of one phrase may stand, in words. */
const REACH = 7

interface Fit {
  share: number
  weight: number
  words: number[]
  fidelity: number
}

/** Words of other groups that may belong to this one: 'tap in the bathroom', 'hair in the plughole'. */
const mayBelong = (clauses: Clauses, group: NounGroup, other: NounGroup, phrase: Phrase) => {
  if (other === group) return true
  if (other.sentence !== group.sentence) return false
  if (other.segment === group.segment) {
    return other.locates || phrase.isSpread || group.locates || touches(clauses, other, group)
  }
  const opener = clauses.tokens[clauses.segments[group.segment]?.first ?? 0]
  if (other.segment === group.segment - 1 && opener?.opensList) return true
  if (Math.abs(other.segment - group.segment) > 1 || !other.locates) return false
  return clauses.groups.every((third) => third.locates || third.segment !== other.segment)
}

/** 'Reseal the shower', 'tile the bathroom': nothing but an article between the two. */
const touches = (clauses: Clauses, one: NounGroup, other: NounGroup) => {
  const [first, second] = one.first < other.first ? [one, other] : [other, one]
  for (let at = first.last + 1; at < second.first; at++) {
    const token = clauses.tokens[at]
    if (!isDeterminer(token) && !DESCRIPTORS.has(token?.stem ?? '')) return false
  }
  return true
}

const fitThings = (clauses: Clauses, group: NounGroup, anchor: number, phrase: Phrase): Fit => {
  const words: number[] = []
  let weight = 0
  let fidelity = 0
  const take = (at: number, share: number) => {
    words.push(at)
    weight += share
    fidelity += clauses.tokens[at]?.fidelity ?? 1
  }
  for (const thing of phrase.things) {
    if (thing.stem === phrase.head) {
      take(anchor, thing.weight)
      continue
    }
    let best = -1
    for (let at = Math.max(0, anchor - REACH); at <= anchor + REACH; at++) {
      const token = clauses.tokens[at]
      if (token?.stem !== thing.stem || token.kind === 'filler') continue
      const other = clauses.groupAt[at]
      if (!other || !mayBelong(clauses, group, other, phrase)) continue
      if (best < 0 || Math.abs(at - anchor) < Math.abs(best - anchor)) best = at
    }
    if (best >= 0) take(best, thing.weight)
  }
  for (const borrowed of group.borrowed ?? []) {
    const thing = phrase.things.find(
      (candidate) => candidate.stem === clauses.tokens[borrowed]?.stem,
    )
    if (thing && !words.some((at) => clauses.tokens[at]?.stem === thing.stem)) {
      take(borrowed, thing.weight)
    }
  }
  const lacking = phrase.things.filter(
    (thing) => !thing.isPlace && !words.some((at) => clauses.tokens[at]?.stem === thing.stem),
  )
  return {
    share: (phrase.weight > 0 ? weight / phrase.weight : 1) * 0.85 ** lacking.length,
    weight,
    words,
    fidelity: words.length > 0 ? fidelity / words.length : 1,
  }
}

const fitActions = (clauses: Clauses, said: readonly number[], phrase: Phrase) => {
  const words: number[] = []
  let total = 0
  for (const meant of phrase.actions) {
    let best = 0
    let word = -1
    for (const at of said) {
      const token = clauses.tokens[at] as Token
      const near = token.stem === meant.stem ? 1 : actionSimilarity(token.actions, meant.actions)
      if (near > best) [best, word] = [near, at]
    }
    total += best
    if (word >= 0) words.push(word)
  }
  return { share: phrase.actions.length > 0 ? total / phrase.actions.length : 0, words }
}

/** 0–1 for what was said to be done, against what the phrase and its SKU are about. */
const judgeActions = (
  clauses: Clauses,
  said: readonly number[],
  phrase: Phrase,
  share: number,
): number => {
  const things = phrase.things.filter((thing) => !thing.isPlace).length
  if (phrase.actions.length === 0 && FAULT_NOUNS.has(phrase.head)) return 0.86
  if (phrase.actions.length > 0) {
    if (said.length === 0) {
      return things === 0 || phrase.headLocates || BACKGROUND.has(phrase.head) ? 0.4 : 0.66
    }
    if (phrase.headLocates && share < 0.95) return 0.4
    return share >= 0.3 ? 0.55 + 0.42 * share : 0.4
  }
  if (said.length === 0) return [0.3, 0.7][things] ?? 0.86
  const spoken = said.flatMap((at) => clauses.tokens[at]?.actions ?? [])
  const near = actionSimilarity(spoken, phrase.entry.actions)
  return near >= 0.6 ? 0.93 : 0.5
}

const isNegated = (
  clauses: Clauses,
  match: { words: number[]; group: NounGroup },
  entry: IndexedEntry,
) => {
  const [from, to] = [Math.min(...match.words), Math.max(...match.words)]
  const segment = clauses.segments[match.group.segment]
  if (!segment) return false
  const first = Math.max(segment.first, from - 4)
  const end = Math.min(segment.end, to + 5)
  const nearby = new Map<string, number>()
  for (let at = first; at < end; at++) {
    const token = clauses.tokens[at]
    if (token && !match.words.includes(at)) nearby.set(token.stem, at)
  }
  for (const at of match.group.borrowed ?? []) {
    const token = clauses.tokens[at]
    if (token && !match.words.includes(at)) nearby.set(token.stem, at)
  }
  return entry.against.some((keyword) => keyword.every((root) => nearby.has(root)))
}

/** Placed elsewhere than the SKU's name says: a bathroom tap is not a kitchen tap. */
const isElsewhere = (clauses: Clauses, group: NounGroup, fit: Fit, entry: IndexedEntry) => {
  if (entry.namedPlaces.size === 0) return false
  const near = clauses.groups.filter(
    (other) => other === group || (other.locates && other.segment === group.segment),
  )
  const said = near.flatMap((other) => range(other.first, other.last)).concat(group.borrowed ?? [])
  return said.some((at) => {
    const token = clauses.tokens[at]
    if (!token?.isPlace || entry.places.has(token.stem) || fit.words.includes(at)) return false
    return [...entry.namedPlaces].some((named) => placesClash(named, token.stem))
  })
}

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, step) => first + step)

/** Nouns before the head that the phrase does not know: 'oven door', 'shower hose'. */
const judgeGroup = (clauses: Clauses, group: NounGroup, anchor: number, fit: Fit) => {
  if (anchor !== group.head && !fit.words.includes(group.head)) return 0.4
  let share = 1
  for (const at of range(group.first, group.last)) {
    const token = clauses.tokens[at] as Token
    if (fit.words.includes(at) || token.isPlace || token.kind !== 'thing') continue
    if (at === group.first && ATTRIBUTE_NOUNS.has(token.stem) && clauses.tokens[at - 1]?.value)
      continue
    share *= NOUNS.has(token.stem) ? 0.75 : 0.96
  }
  return Math.max(0.5, share)
}

/** A phrase whittled down to one thing needs the talk it came with: 'key wont turn' is not 'key'. */
const hasTalk = (clauses: Clauses, anchor: number, phrase: Phrase) =>
  phrase.actions.length > 0 ||
  phrase.talk.length === 0 ||
  clauses.tokens
    .slice(Math.max(0, anchor - 4), anchor + 5)
    .some((token) => phrase.talk.includes(token.raw))

const weigh = (
  clauses: Clauses,
  group: NounGroup,
  anchor: number,
  phrase: Phrase,
): Match | null => {
  const fit = fitThings(clauses, group, anchor, phrase)
  if (fit.share < 0.45) return null
  const involved = new Set([group])
  if (phrase.isSpread) {
    for (const at of fit.words) {
      const other = clauses.groupAt[at]
      if (other) involved.add(other)
    }
  }
  const said = [...involved].flatMap((other) => other.actions)
  const { share, words } = fitActions(clauses, said, phrase)
  let confidence = fit.share ** 1.3 * judgeActions(clauses, said, phrase, share) * fit.fidelity
  confidence *= judgeGroup(clauses, group, anchor, fit)
  if (group.locates && !phrase.headLocates) confidence *= 0.6
  if (phrase.things.length === 1 && !hasTalk(clauses, anchor, phrase)) confidence *= 0.6
  if (isElsewhere(clauses, group, fit, phrase.entry)) confidence *= 0.72
  const match = { group, words: [...fit.words, ...words] }
  if (isNegated(clauses, match, phrase.entry)) confidence *= 0.5
  const score = Math.round(Math.min(98, confidence * 100 + 1))
  return {
    ...match,
    entry: phrase.entry,
    anchor,
    confidence: score,
    rank: confidence * 100 + 6 * fit.weight,
    hasAction: words.length > 0 && share >= 0.6,
  }
}

const better = (match: Match, best: Match | undefined) => !best || match.rank > best.rank

/** The best reading of each SKU at each thing spoken of; weak ones are left out. */
export const findMatches = (clauses: Clauses, index: CatalogueIndex, least: number): Match[] => {
  const found: Match[] = []
  for (const group of clauses.groups) {
    for (const anchor of range(group.first, group.last)) {
      const phrases = index.phrasesByHead.get(clauses.tokens[anchor]?.stem ?? '')
      if (!phrases || clauses.tokens[anchor]?.kind !== 'thing') continue
      const best = new Map<IndexedEntry, Match>()
      for (const phrase of phrases) {
        const match = weigh(clauses, group, anchor, phrase)
        if (match && better(match, best.get(phrase.entry))) best.set(phrase.entry, match)
      }
      found.push(...[...best.values()].filter((match) => match.confidence >= least))
    }
  }
  return [...found, ...findVerbs(clauses, index)]
}

/** Jobs named by a verb alone: 'the lounge needs decorating' is found by its place, 'decorating' here. */
const findVerbs = (clauses: Clauses, index: CatalogueIndex): Match[] =>
  clauses.tokens.flatMap((token, at) => {
    const phrases = token.kind === 'action' ? index.phrasesByVerb.get(token.stem) : undefined
    if (!phrases) return []
    const taken = clauses.groups.some((group) => group.actions.includes(at))
    if (taken) return []
    const group: NounGroup = {
      first: at,
      last: at,
      head: at,
      locates: false,
      segment: clauses.segmentOf[at] ?? 0,
      sentence: clauses.sentenceOf[at] ?? 0,
      actions: [at],
    }
    return phrases.map((phrase) => ({
      entry: phrase.entry,
      group,
      anchor: at,
      words: [at],
      confidence: token.inflected ? 72 : 60,
      rank: 60,
      hasAction: true,
    }))
  })
