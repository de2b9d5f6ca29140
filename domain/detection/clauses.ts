import { DESCRIPTORS, FAULTS, PREPOSITIONS } from './lexicon.ts'
import { isGerund } from './stem.ts'
import type { Token } from './tokens.ts'

/** A thing spoken of: 'two white kitchen taps' is one, its head the tap. */
export interface NounGroup {
  first: number
  last: number
  head: number
  /** Says where ('on the wall', 'in the kitchen') rather than what. */
  locates: boolean
  segment: number
  sentence: number
  /** Indexes of the action words said of it. */
  actions: number[]
  /** Words said of it elsewhere: 'it's the one in the bathroom'. */
  borrowed?: number[]
  /** The group a stand-in points back to: 'the bathroom one'. */
  standsFor?: NounGroup
}

/** The words of what one customer said, cut into sentences, clauses and the things spoken of. */
export interface Clauses {
  tokens: readonly Token[]
  segmentOf: readonly number[]
  sentenceOf: readonly number[]
  groups: readonly NounGroup[]
  groupsBySegment: readonly (readonly NounGroup[])[]
  groupsBySentence: readonly (readonly NounGroup[])[]
  /** The group each word belongs to, or undefined. */
  groupAt: readonly (NounGroup | undefined)[]
  /** First word and one past the last of each segment. */
  segments: readonly { first: number; end: number }[]
  /** The first word of each sentence. */
  sentences: readonly number[]
}

/** Nouns run together past this many words are no one thing. */
const LONGEST = 8

const ARTICLES = new Set(
  'the a an my our your his her their this that these those some any'.split(' '),
)

/** True for what may stand between a verb or preposition and its noun. */
export const isDeterminer = (token: Token | undefined): boolean =>
  token !== undefined &&
  (ARTICLES.has(token.raw) || token.kind === 'number' || token.raw === 'of' || token.raw === 'x')

/** How many words on the next word of the same noun group is, or 0 where the group ends. */
const joins = (tokens: readonly Token[], at: number) => {
  const [here, next] = [tokens[at], tokens[at + 1]]
  if (here?.before !== 'none') return 0
  if (here.kind === 'thing') return isGerund(here.raw) ? 0 : 1
  const links = here.raw === 'of' || (here.kind === 'filler' && DESCRIPTORS.has(here.stem))
  return links && next?.before === 'none' && next.kind === 'thing' && !isGerund(next.raw) ? 2 : 0
}

const headOf = (tokens: readonly Token[], first: number, last: number) => {
  const of = tokens.slice(first, last + 1).findIndex((token) => token.raw === 'of')
  const end = of < 0 ? last : first + of - 1
  for (let at = end; at >= first; at--) {
    if (tokens[at]?.kind === 'thing' && !tokens[at]?.isPlace) return at
  }
  return end
}

/** Verbs that take the word after them as their own: 'plumb in', 'take off', 'swap over'. */
const PARTICLES: Record<string, RegExp> = {
  in: /^(put|plumb|wire|box|connect)$/,
  on: /^put$/,
  off: /./,
  up: /./,
  over: /^(swap|chang|switch)$/,
}
const isPhrasal = (verb: string, particle: string) => PARTICLES[particle]?.test(verb) ?? false

const isAdverb = (tokens: readonly Token[], first: number, last: number) => {
  const [word, before] = [tokens[first]?.raw ?? '', tokens[first - 1]?.raw ?? '']
  if (first !== last) return false
  if (/^sides?$/.test(word) && /^(either|both|each|one)$/.test(before)) return true
  return /^(upstairs|downstairs|outside|outdoors|indoors)$/.test(word)
}

/** 'By mums front door' is by the front door. */
const KIN = /^(mum|dad|nan|gran)s?$/

/** 'A pull cord for the bathroom light' is a cord: the light says which. */
const isThingToo = (token: Token | undefined) => token?.kind === 'thing' && !token.isPlace

const isLocating = (tokens: readonly Token[], first: number, last: number) => {
  for (let at = first - 1; at >= 0 && at >= first - 4; at--) {
    const token = tokens[at]
    if (!token || tokens[at + 1]?.before !== 'none') return isAdverb(tokens, first, last)
    const previous = token.before === 'none' ? tokens[at - 1] : undefined
    if (token.raw === 'with') return previous?.kind === 'thing'
    // The cold side of the tap is the tap; on the side of the shed is by the shed.
    if (token.raw === 'of' && previous?.isPlace) return isLocating(tokens, at - 1, at - 1)
    if (token.raw === 'of')
      return /^(thing|other)$/.test(previous?.kind ?? '') || previous?.raw === 'full'
    if (/^(each|every|per)$/.test(token.raw) && previous?.value != null) return true
    if (token.raw === 'for' && at + 1 < first && isThingToo(previous)) return true
    if (token.raw === 'up' && /^stair/.test(tokens[first]?.raw ?? '')) return true
    if (token.raw === 'to' && isDeterminer(tokens[at + 1])) {
      return !/^(repairs|damage|changes|alterations)$/.test(previous?.raw ?? '')
    }
    if (token.raw === 'from' && /^(apart|aside)$/.test(previous?.raw ?? '')) return false
    if (PREPOSITIONS.has(token.raw) || (token.raw === 'up' && token.kind === 'filler')) {
      const isParticle =
        previous?.kind === 'action' && !previous.inflected && isPhrasal(previous.stem, token.raw)
      return !isParticle || tokens.slice(first, last + 1).every((word) => word.isPlace)
    }
    const isAdjective =
      DESCRIPTORS.has(token.stem) || token.stem === 'new' || token.kind === 'other'
    if (!isDeterminer(token) && !isAdjective && !KIN.test(token.raw)) break
  }
  return isAdverb(tokens, first, last)
}

export const isFault = (token: Token): boolean =>
  token.actions.every((action) => FAULTS.has(action)) ||
  (token.actions.includes('repair') && !/^(fix|repair|mend|renovat|restor)/.test(token.stem))

/** Cuts words into sentences, segments (between commas and 'and's) and noun groups. */
export const readClauses = (tokens: readonly Token[]): Clauses => {
  const segmentOf: number[] = []
  const sentenceOf: number[] = []
  const segments: { first: number; end: number }[] = []
  const sentences: number[] = []
  tokens.forEach((token, at) => {
    if (token.before === 'hard' || at === 0) sentences.push(at)
    if (token.before !== 'none' || at === 0) segments.push({ first: at, end: at })
    const segment = segments.at(-1)
    if (segment) segment.end = at + 1
    segmentOf.push(segments.length - 1)
    sentenceOf.push(sentences.length - 1)
  })
  const groups: NounGroup[] = []
  const groupsBySegment: NounGroup[][] = segments.map(() => [])
  const groupsBySentence: NounGroup[][] = sentences.map(() => [])
  const groupAt: (NounGroup | undefined)[] = tokens.map(() => undefined)
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]?.kind !== 'thing') continue
    let last = at
    for (let step = joins(tokens, last + 1); step > 0; step = joins(tokens, last + 1)) {
      if (last - at >= LONGEST) break
      last += step
    }
    const group: NounGroup = {
      first: at,
      last,
      head: headOf(tokens, at, last),
      locates: isLocating(tokens, at, last),
      segment: segmentOf[at] ?? 0,
      sentence: sentenceOf[at] ?? 0,
      actions: [],
    }
    groups.push(group)
    groupsBySegment[group.segment]?.push(group)
    groupsBySentence[group.sentence]?.push(group)
    for (let inside = at; inside <= last; inside++) groupAt[inside] = group
    at = last
  }
  return {
    tokens,
    segmentOf,
    sentenceOf,
    groups,
    groupsBySegment,
    groupsBySentence,
    groupAt,
    segments,
    sentences,
  }
}

/** The things spoken of in one segment; none past either end. */
export const groupsIn = (clauses: Clauses, segment: number): readonly NounGroup[] =>
  clauses.groupsBySegment[segment] ?? []
