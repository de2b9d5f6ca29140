import { ATTRIBUTE_NOUNS, MEASURES } from './lexicon.ts'
import { amountOf, isArticle } from './numbers.ts'
import type { Token } from './tokens.ts'

export interface Quantity {
  value: number
  /** The word it was read from, for the evidence; -1 when nothing was said. */
  at: number
  /** 'A few', 'two or three': priced at the least, and asked about. */
  vague: boolean
}

export const NOT_SAID: Quantity = { value: 1, at: -1, vague: false }

/** 'Two x 6ft panels' are two; a '7 x 5 shed' is one. */
const isMeasured = (tokens: readonly Token[], at: number) =>
  MEASURES.has(tokens[at + 1]?.raw ?? '') || ATTRIBUTE_NOUNS.has(tokens[at + 1]?.stem ?? '')

/** 'Number 19', 'flat 4': the number after one of these is where somebody lives. */
const ADDRESSES = new Set('number flat house apartment unit plot block room'.split(' '))

/** '6 x 4', '6 by 4', its first number at `at`. */
const isAcross = (tokens: readonly Token[], at: number) =>
  tokens[at]?.kind === 'number' &&
  /^(x|by)$/.test(tokens[at + 1]?.raw ?? '') &&
  /^\d/.test(tokens[at + 2]?.raw ?? '') &&
  tokens[at + 1]?.before === 'none'

/** '6x4' in one word. */
const areGlued = (one: Token | undefined, two: Token | undefined) =>
  one?.kind === 'number' && two !== undefined && one.end === two.start && /^x\d/.test(two.raw)

/** True for a number that counts things: not a size, a time, a price or an address. */
export const isCount = (tokens: readonly Token[], at: number, text: string): boolean => {
  const token = tokens[at]
  if (!token || !amountOf(token.kind === 'number' ? token.stem : token.raw)) return false
  if (token.kind === 'number' && ADDRESSES.has(tokens[at - 1]?.raw ?? '')) return false
  const next = tokens[at + 1]
  if (next?.before === 'none' && MEASURES.has(next.raw)) return false
  if (next && next.start === token.end && next.raw === 'in') return false
  if (/^\s?["”″']/.test(text.slice(token.end, token.end + 2))) return false
  if (isAcross(tokens, at - 2) || (isAcross(tokens, at) && !isMeasured(tokens, at + 2))) {
    return false
  }
  if (areGlued(tokens[at - 1], token) || areGlued(token, next)) return false
  const before = text.slice(Math.max(0, token.start - 2), token.start)
  if (/[£$#]\s?$/.test(before) || /\d[.:/]$/.test(before)) return false
  return !/^[:/]\d/.test(text.slice(token.end, token.end + 2))
}

const HALF_A_DOZEN = { value: 6, vague: false }

export const amountAt = (tokens: readonly Token[], at: number) => {
  const token = tokens[at] as Token
  if (token.raw === 'dozen' && [1, 2].some((back) => tokens[at - back]?.raw === 'half')) {
    return HALF_A_DOZEN
  }
  return amountOf(token.kind === 'number' ? token.stem : token.raw)
}

/** 'Two or three', '2-3': reads the lesser, as vague. */
export const lesser = (tokens: readonly Token[], at: number, text: string): Quantity => {
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

/** 'Doors - 3 off': the trade's way of counting. */
const TRADE = /^(off|no)$/

/** Nothing of the sentence follows the word but perhaps a comma. */
export const endsSentence = (tokens: readonly Token[], at: number) => {
  const next = tokens[at + 1]
  return next === undefined || next.before !== 'none' || TRADE.test(next.raw)
}
