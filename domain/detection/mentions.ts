import { chooseReadings } from './choose-readings.ts'
import type { Clauses, NounGroup } from './clauses.ts'
import { isTakenBack } from './corrections.ts'
import type { Quantity } from './counts.ts'
import { PAIRED } from './lexicon.ts'
import type { Match } from './match.ts'
import { isDenied } from './negation.ts'
import { isArticle } from './numbers.ts'
import { readQuantity } from './quantities.ts'
import { dropRepeats } from './repeats.ts'
import type { Token } from './tokens.ts'
import { ASK, SURE } from './types.ts'

/** A job asked for once in the text, with how many of it. */
export interface Mention {
  match: Match
  quantity: Quantity
  confidence: number
}

/** Sold by the one, spoken of in the plural, and no number said: a guess of one must be asked about. */
const isUncounted = (clauses: Clauses, match: Match, quantity: Quantity) => {
  const head = clauses.tokens[match.anchor]
  if (head && PAIRED.has(head.stem)) return false
  return quantity.at < 0 && head?.isPlural === true && match.entry.one === head.stem
}

const settle = (
  clauses: Clauses,
  match: Match,
  text: string,
  answers: ReadonlyMap<NounGroup, number>,
): Mention => {
  const quantity = readQuantity(clauses, match.group, text, match.entry, answers)
  const doubtful = quantity.vague || isUncounted(clauses, match, quantity)
  return {
    match,
    quantity,
    confidence: doubtful ? Math.min(match.confidence, SURE - 1) : match.confidence,
  }
}

const isNumber = (token: Token) => token.value !== null && !isArticle(token.raw)
const WISH =
  /\b(need|needs|want|wants|handyman|can|could|would|quote|price|cost|how much|help|problem|issue|trouble|look|please|pls|fix|job|jobs|after|got|ive|broken|wrong|do you|doing|sort)\b/

/** A thing named with nothing said of it is worth asking about only in a wish, or a message that short. */
const isWished = (clauses: Clauses, { group }: Match) => {
  const first = clauses.sentences[group.sentence] ?? 0
  const end = clauses.sentences[group.sentence + 1] ?? clauses.tokens.length
  if (end - first <= 6 || clauses.tokens.slice(group.first - 2, group.first).some(isNumber))
    return true
  const near = clauses.tokens.slice(
    Math.max(first, group.first - 12),
    Math.min(end, group.last + 8),
  )
  return WISH.test(near.map((token) => token.raw).join(' '))
}

/** Everything asked for in the text, in the order spoken, each job where it was said. */
export const findMentions = (
  clauses: Clauses,
  matches: readonly Match[],
  text: string,
  answers: ReadonlyMap<NounGroup, number>,
): Mention[] => {
  const chosen = chooseReadings(clauses, matches)
  const standing = chosen
    .filter((match) => match.action >= 0 || match.confidence >= SURE || isWished(clauses, match))
    .filter((match, index) => {
      const next = chosen[index + 1]
      return !(next && next.entry !== match.entry && isTakenBack(clauses, match, next))
    })
    .filter((match) => !isDenied(clauses, match.group))
  const mentions = standing.map((match) => settle(clauses, match, text, answers))
  return dropRepeats(
    clauses,
    mentions.filter((mention) => mention.confidence >= ASK),
  )
}
