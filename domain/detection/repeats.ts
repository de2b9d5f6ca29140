import { areAlike } from './choose-readings.ts'
import type { Clauses } from './clauses.ts'
import { UMBRELLAS } from './lexicon.ts'
import type { Match } from './match.ts'
import type { Mention } from './mentions.ts'
import { SURE } from './types.ts'

const ADDED = /\b(another|also|too|as well|plus|extra|and (a|an|one|two|three|the))\b/

/** Says the same thing over: 'the bathroom tap … it's the tap that drips' is one tap. */
const repeats = (clauses: Clauses, earlier: Mention, later: Mention) => {
  const said = new Set(earlier.match.words.map((at) => clauses.tokens[at]?.stem))
  const { group, words } = later.match
  const addsNothing = words.every((at) => {
    const token = clauses.tokens[at]
    return token?.kind !== 'thing' || said.has(token.stem)
  })
  const lead = clauses.tokens
    .slice(Math.max(0, group.first - 4), group.first)
    .map((token) => token.raw)
    .join(' ')
  const differs =
    later.match.action >= 0 &&
    earlier.match.action >= 0 &&
    !areAlike(clauses, earlier.match.action, later.match.action)
  return addsNothing && !differs && group !== earlier.match.group && !ADDED.test(lead)
}

/** 'A dripping tap. It's the one in the bathroom': the second says which the first was. */
const isTheOne = (clauses: Clauses, later: Match, earlier: Match) => {
  if (later.group.standsFor !== earlier.group) return false
  const before = clauses.tokens[later.group.first - 1]
  if (/^(the|its|thats)$/.test(before?.raw ?? '')) return true
  const said = earlier.group.actions.flatMap((at) => clauses.tokens[at]?.actions ?? [])
  if (later.group.actions.some((at) => clauses.tokens[at]?.stem === 'add')) return false
  return before?.raw === 'new' && !said.includes('remove')
}

/** 'Ikea furniture - one bed and one wardrobe': the furniture is the bed and the wardrobe. */
const isUmbrella = (clauses: Clauses, mention: Mention, mentions: readonly Mention[]) => {
  const { match } = mention
  if (!UMBRELLAS.has(clauses.tokens[match.anchor]?.stem ?? '') || match.action < 0) return false
  return mentions.some(
    ({ match: other }) => other.action === match.action && other.anchor > match.anchor,
  )
}

/** 'The sealant is peeling, water is running behind': what comes of another fault is no job more. */
const isConsequence = (clauses: Clauses, { match }: Mention, mentions: readonly Mention[]) =>
  clauses.tokens[match.anchor]?.stem === 'water' &&
  match.words.filter((at) => clauses.tokens[at]?.kind === 'thing').length === 1 &&
  mentions.some(
    ({ match: other, confidence }) =>
      other.entry !== match.entry &&
      confidence >= SURE &&
      Math.abs(other.group.sentence - match.group.sentence) <= 1,
  )

/** Drops what says an earlier job over, by the thing it speaks of. */
export const dropRepeats = (clauses: Clauses, mentions: readonly Mention[]) => {
  const byHead = new Map<string, Mention[]>()
  for (const mention of mentions) {
    const head = clauses.tokens[mention.match.anchor]?.stem ?? ''
    const same = byHead.get(head)
    if (same) same.push(mention)
    else byHead.set(head, [mention])
  }
  const umbrellas = mentions.filter((mention) => isUmbrella(clauses, mention, mentions))
  const isSaidElsewhere = (mention: Mention, other: Mention) => {
    const { match, confidence } = mention
    if (other.match.entry === match.entry) return false
    const isEcho =
      other.match.anchor < match.anchor &&
      other.confidence >= confidence - 12 &&
      repeats(clauses, other, mention)
    const isBare = confidence < SURE && match.action < 0 && other.confidence >= SURE
    return isEcho || isBare || isTheOne(clauses, other.match, match)
  }
  return mentions.filter((mention) => {
    if (umbrellas.includes(mention) || isConsequence(clauses, mention, mentions)) return false
    const same = byHead.get(clauses.tokens[mention.match.anchor]?.stem ?? '') ?? []
    return !same.some((other) => isSaidElsewhere(mention, other))
  })
}
