import { type Clauses, groupsIn, isFault, type NounGroup } from './clauses.ts'
import { ATTRIBUTE_NOUNS, MEASURES, ROOMS } from './lexicon.ts'
import { amountOf, isArticle } from './numbers.ts'
import type { Token } from './tokens.ts'

export interface Quantity {
  value: number
  /** The word it was read from, for the evidence; -1 when nothing was said. */
  at: number
  /** 'A few', 'two or three': priced at the least, and asked about. */
  vague: boolean
}

const NOT_SAID: Quantity = { value: 1, at: -1, vague: false }
const CORRECTIONS = new Set(
  'no sorry actually wait rather make correction scrap mean oops'.split(' '),
)

/** 'Two x 6ft panels' are two; a '7 x 5 shed' is one. */
const isMeasured = (tokens: readonly Token[], at: number) =>
  MEASURES.has(tokens[at + 1]?.raw ?? '') || ATTRIBUTE_NOUNS.has(tokens[at + 1]?.stem ?? '')

/** True for a number that counts things: not a size, a time, a price or an address. */
const isCount = (tokens: readonly Token[], at: number, text: string): boolean => {
  const token = tokens[at]
  if (!token || !amountOf(token.kind === 'number' ? token.stem : token.raw)) return false
  const next = tokens[at + 1]
  if (next?.before === 'none' && MEASURES.has(next.raw)) return false
  if (next && next.start === token.end && next.raw === 'in') return false
  if (/^\s?["”″']/.test(text.slice(token.end, token.end + 2))) return false
  const across = (from: number, to: number, end: number) =>
    tokens[from]?.kind === 'number' &&
    tokens[to]?.raw === 'x' &&
    /^\d/.test(tokens[end]?.raw ?? '') &&
    tokens[to]?.before === 'none'
  if (across(at - 2, at - 1, at) || (across(at, at + 1, at + 2) && !isMeasured(tokens, at + 2))) {
    return false
  }
  const glued = (one: Token | undefined, two: Token | undefined) =>
    one && two && one.kind === 'number' && one.end === two.start && /^x\d/.test(two.raw)
  if (glued(tokens[at - 1], token) || glued(token, next)) return false
  const before = text.slice(Math.max(0, token.start - 2), token.start)
  if (/[£$#]\s?$/.test(before) || /\d[.:/]$/.test(before)) return false
  return !/^[:/]\d/.test(text.slice(token.end, token.end + 2))
}

const amountAt = (tokens: readonly Token[], at: number) => {
  const token = tokens[at] as Token
  return amountOf(token.kind === 'number' ? token.stem : token.raw)
}

/** 'Two or three', '2-3': reads the lesser, as vague. */
const lesser = (tokens: readonly Token[], at: number, text: string): Quantity => {
  const amount = amountAt(tokens, at)
  const value = amount?.value ?? 1
  const found = { value, at, vague: amount?.vague ?? false }
  for (const back of [2, 1]) {
    const other = tokens[at - back]
    if (!other || (other.kind === 'filler' && back === 1)) continue
    const between = text.slice(other.end, tokens[at]?.start)
    if (!/^\s*(-|–|or|to|\/|maybe|possibly)\s*$/i.test(between)) continue
    const least = amountAt(tokens, at - back)
    if (least && !isArticle(other.raw) && least.value < value) {
      return { value: least.value, at: at - back, vague: true }
    }
  }
  return found
}

/** The number in front of a noun group: '2 x 6ft fence panels', 'a couple of internal doors'. */
const before = (clauses: Clauses, group: NounGroup, text: string): Quantity => {
  const { tokens } = clauses
  const first = tokens[group.first]
  const head = tokens[group.head]
  let strangers = 0
  for (let at = group.first - 1; at >= 0 && at >= group.first - 8; at--) {
    const token = tokens[at] as Token
    const after = tokens[at + 1]
    if (after?.before !== 'none' && !/^\s*[-–(/]?\s*$/.test(text.slice(token.end, after?.start))) {
      break
    }
    if (token.raw === 'both' && pairsUp(clauses, at)) return NOT_SAID
    if (isCount(tokens, at, text)) {
      const amount = amountAt(tokens, at)
      if (isArticle(token.raw) && amountAt(tokens, at + 1) && isCount(tokens, at + 1, text))
        continue
      const describes =
        (amount?.value ?? 1) > 1 &&
        at === group.first - 1 &&
        group.first !== group.head &&
        !head?.isPlural &&
        !first?.isPlural &&
        ATTRIBUTE_NOUNS.has(first?.stem ?? '')
      if (describes) continue
      return lesser(tokens, at, text)
    }
    if (token.kind === 'number' || MEASURES.has(token.raw) || token.raw === 'x') continue
    if (token.kind === 'thing') break
    if (token.kind === 'action' && token.stem !== 'new' && !token.inflected && !isFault(token))
      break
    if (token.kind === 'other' && ++strangers > 2) break
    if (token.kind === 'filler' && STOPS.has(token.raw)) break
  }
  return NOT_SAID
}

/** 'Both the washing machine and the dishwasher' counts one of each. */
const pairsUp = (clauses: Clauses, at: number) => {
  const here = clauses.groupsBySentence[clauses.sentenceOf[at] ?? 0] ?? []
  const things = here.filter((group) => !group.locates)
  const [one, other] = things.filter((group) => group.first > at)
  const past = things.filter((group) => group.last < at).slice(-2)
  if (past[1] && at - past[1].last < 4 && joined(clauses, past[1])) return true
  if (!one || !other || one.first - at > 4) return false
  return joined(clauses, other)
}

const joined = (clauses: Clauses, group: NounGroup) =>
  [1, 2].some((back) => clauses.tokens[group.first - back]?.raw === 'and')

const STOPS = new Set(
  'in on at for with to from by about is are have has had get got need needs want like'.split(' '),
)

/** The number said after: 'doors x2', 'doors, three of them', 'there are four of them'. */
const after = (clauses: Clauses, group: NounGroup, text: string): Quantity => {
  const { tokens } = clauses
  const limit = Math.min(tokens.length, group.last + 16)
  for (let at = group.last + 1; at < limit; at++) {
    const token = tokens[at] as Token
    const crossed = (clauses.sentenceOf[at] ?? 0) - group.sentence
    if (crossed > 1) break
    const other = clauses.groupAt[at]
    if (other && !other.locates) break
    if (isArticle(token.raw) || !isCount(tokens, at, text)) continue
    const previous = tokens[at - 1]
    const next = tokens[at + 1]
    const then = tokens[at + 2]?.raw
    const close = at <= group.last + 2
    if (leadsOn(clauses, at)) continue
    const times = (previous?.raw === 'x' && close) || (token.raw.startsWith('x') && close)
    const bracketed = text[token.start - 1] === '(' && at <= group.last + 5
    const timesAfter = close && next?.raw === 'x' && next.before === 'none'
    const ofThem = next?.raw === 'of' && /^(them|these|those|it|em)$/.test(then ?? '')
    const inAll = next?.raw === 'in' && /^(total|all)$/.test(then ?? '')
    const there = /^(theres|are|is|theyre)$/.test(previous?.raw ?? '') && endsSentence(tokens, at)
    const have = /^(have|got|ive|about|need)$/.test(previous?.raw ?? '') && endsSentence(tokens, at)
    const dashed =
      close && /[-–:=]\s*$/.test(text.slice(0, token.start)) && endsSentence(tokens, at)
    const both = token.raw === 'both' && crossed === 0 && !pairsUp(clauses, at)
    if (times || bracketed || timesAfter || ofThem || inAll || there || have || dashed || both) {
      return lesser(tokens, at, text)
    }
  }
  return NOT_SAID
}

/** The number belongs to the noun after it: 'tap dripping, 2x doors'. */
const leadsOn = (clauses: Clauses, at: number) => {
  const next = at + (clauses.tokens[at + 1]?.raw === 'x' ? 2 : 1)
  const group = clauses.groupAt[next]
  return group !== undefined && !group.locates && clauses.tokens[next]?.before === 'none'
}

const endsSentence = (tokens: readonly Token[], at: number) => {
  const next = tokens[at + 1]
  return next === undefined || next.before !== 'none'
}

/** 'Two, no, three'; 'actually make that four': the later number stands. */
const corrected = (
  clauses: Clauses,
  group: NounGroup,
  said: Quantity,
  text: string,
): Quantity | null => {
  const { tokens } = clauses
  const head = tokens[group.head]?.stem
  const from = Math.max(group.last, said.at)
  let marked = -1
  for (let at = from + 1; at < tokens.length && at <= from + 24; at++) {
    const token = tokens[at] as Token
    if ((clauses.sentenceOf[at] ?? 0) - group.sentence > 2) return null
    if (CORRECTIONS.has(token.raw)) {
      marked = at
      continue
    }
    const other = clauses.groupAt[at]
    if (other && !other.locates && tokens[other.head]?.stem !== head) return null
    if (marked < 0 || at - marked > 5 || isArticle(token.raw)) continue
    if (!isCount(tokens, at, text)) continue
    const next = clauses.groupAt[at + 1]
    const isOther = next && tokens[next.head]?.stem !== head && !next.locates
    return isOther ? null : lesser(tokens, at, text)
  }
  return null
}

const isUnit = (head: Token | undefined, soldByTheOne: ReadonlySet<string>) =>
  head !== undefined &&
  (soldByTheOne.has(head.stem) || (soldByTheOne.has('room') && ROOMS.has(head.stem)))

/** 'Flooring in two rooms' of what is sold by the room. */
const perUnit = (
  clauses: Clauses,
  group: NounGroup,
  text: string,
  soldByTheOne: ReadonlySet<string>,
): Quantity => {
  const unit = groupsIn(clauses, group.segment).find(
    (other) => other.first >= group.first && isUnit(clauses.tokens[other.head], soldByTheOne),
  )
  return unit ? before(clauses, unit, text) : NOT_SAID
}

/** What a SKU's name says of how it is counted. */
export interface SoldAs {
  soldByTheOne: ReadonlySet<string>
  named: ReadonlySet<string>
  isMass: boolean
}

const ownCount = (
  clauses: Clauses,
  group: NounGroup,
  text: string,
  answer: number | undefined,
): Quantity => {
  if (answer !== undefined) return lesser(clauses.tokens, answer, text)
  const inFront = before(clauses, group, text)
  if (inFront.at >= 0 && !isArticle(clauses.tokens[inFront.at]?.raw ?? '')) return inFront
  const behind = after(clauses, group, text)
  return behind.at >= 0 ? behind : inFront
}

/** How many of a thing was asked for. One, when nothing was said. */
export const readQuantity = (
  clauses: Clauses,
  group: NounGroup,
  text: string,
  unit: SoldAs,
  answers: ReadonlyMap<NounGroup, number>,
): Quantity => {
  const head = clauses.tokens[group.head]
  const isPart = unit.isMass && !unit.named.has(head?.stem ?? '')
  if (!isPart && head?.value != null) return { value: head.value, at: group.head, vague: false }
  const own = isPart ? NOT_SAID : ownCount(clauses, group, text, answers.get(group))
  const said = own.at >= 0 ? own : perUnit(clauses, group, text, unit.soldByTheOne)
  return corrected(clauses, group, said, text) ?? said
}
