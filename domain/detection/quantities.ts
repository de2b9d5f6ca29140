import { type Clauses, groupsIn, isFault, type NounGroup } from './clauses.ts'
import { amountAt, endsSentence, isCount, lesser, NOT_SAID, type Quantity } from './counts.ts'
import { ATTRIBUTE_NOUNS, MEASURES, PAIRED, ROOMS } from './lexicon.ts'
import { isArticle } from './numbers.ts'
import type { Token } from './tokens.ts'

const CORRECTIONS = new Set(
  'no sorry actually wait rather make correction scrap mean oops'.split(' '),
)

const CONTAINERS = new Set(
  'packs boxes rolls tins bags lengths sheets loads metres meters tubs tubes'.split(' '),
)

/** Verbs that stand between a number and its noun: 'two new taps', 'three broken panels'. */
const describes = (token: Token) =>
  token.inflected || isFault(token) || /^(new|extra|additional|replacement|more)$/.test(token.raw)

/** '19, my kitchen tap': no number counts what is owned after it, unless it is 'two of my doors'. */
const OWNERS = new Set('my our your his her their'.split(' '))

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
    if (token.raw === 'pair' && PAIRED.has(head?.stem ?? '')) return NOT_SAID
    if (isCount(tokens, at, text)) {
      const amount = amountAt(tokens, at)
      if (isArticle(token.raw) && amountAt(tokens, at + 1) && isCount(tokens, at + 1, text))
        continue
      const isSize =
        (amount?.value ?? 1) > 1 &&
        at === group.first - 1 &&
        group.first !== group.head &&
        !head?.isPlural &&
        !first?.isPlural &&
        ATTRIBUTE_NOUNS.has(first?.stem ?? '')
      if (isSize) continue
      return lesser(tokens, at, text)
    }
    if (token.kind === 'number' || MEASURES.has(token.raw) || token.raw === 'x') continue
    if (OWNERS.has(token.raw) && tokens[at - 1]?.raw !== 'of') break
    if (token.kind === 'thing' || CONTAINERS.has(token.raw)) break
    if (token.kind === 'action' && !describes(token)) break
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

const DASH = new Set('-–:=')
const charBefore = (text: string, at: number) => {
  let back = at - 1
  while (back >= 0 && /\s/.test(text[back] as string)) back--
  return text[back] ?? ''
}

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
    const dashed = close && DASH.has(charBefore(text, token.start)) && endsSentence(tokens, at)
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
  for (const other of groupsIn(clauses, group.segment)) {
    if (other.first < group.first || !isUnit(clauses.tokens[other.head], soldByTheOne)) continue
    const count = before(clauses, other, text)
    if (count.at >= 0) return count
  }
  return NOT_SAID
}

/** What a SKU's name says of how it is counted. */
export interface SoldAs {
  soldByTheOne: ReadonlySet<string>
  named: ReadonlySet<string>
  isMass: boolean
  alongside: ReadonlySet<string>
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
  const root = head?.stem ?? ''
  const isPart = (unit.isMass && !unit.named.has(root)) || unit.alongside.has(root)
  if (!isPart && head?.value != null) return { value: head.value, at: group.head, vague: false }
  const own = isPart ? NOT_SAID : ownCount(clauses, group, text, answers.get(group))
  const said = own.at >= 0 ? own : perUnit(clauses, group, text, unit.soldByTheOne)
  return corrected(clauses, group, said, text) ?? said
}
