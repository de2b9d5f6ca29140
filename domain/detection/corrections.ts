import type { Clauses } from './clauses.ts'
import type { Match } from './match.ts'
import { SURE } from './types.ts'

const STRONG = /\b(i mean|i meant|sorry|rather|correction|scrap that|actually|no wait|instead)\b/
const WEAK = /\bno\b/
const ADDS = /\b(also|and|plus|too|as well|another|while)\b/

/** Words between two matches, and what the matches have in common. */
const between = (clauses: Clauses, first: Match, second: Match) =>
  clauses.tokens
    .slice(first.group.last + 1, second.group.first)
    .map((token) => token.raw)
    .join(' ')

/** 'The kitchen tap, no sorry, the bathroom tap': the first was a slip of the tongue. */
export const isTakenBack = (clauses: Clauses, first: Match, second: Match): boolean => {
  const gap = second.group.first - first.group.last
  if (gap <= 0 || gap > 14 || second.group.sentence - first.group.sentence > 1) return false
  const words = between(clauses, first, second)
  if (ADDS.test(words)) return false
  const sameThing = clauses.tokens[first.anchor]?.stem === clauses.tokens[second.anchor]?.stem
  if (second.confidence < SURE) return false
  return STRONG.test(words) || (sameThing && WEAK.test(words))
}
