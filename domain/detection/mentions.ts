import type { IndexedEntry } from './catalogue-index.ts'
import { type Clauses, isFault, type NounGroup } from './clauses.ts'
import { isTakenBack } from './corrections.ts'
import { actionSimilarity, UMBRELLAS } from './lexicon.ts'
import type { Match } from './match.ts'
import { isDenied } from './negation.ts'
import { type Quantity, readQuantity } from './quantities.ts'
import type { Token } from './tokens.ts'
import { ASK, SURE } from './types.ts'

/** A job asked for once in the text, with how many of it. */
export interface Mention {
  match: Match
  quantity: Quantity
  confidence: number
}

const claims = (clauses: Clauses, match: Match) =>
  match.words.filter((at) => {
    const token = clauses.tokens[at]
    const group = clauses.groupAt[at]
    return token?.kind === 'thing' && !token.isPlace && (group === match.group || !group?.locates)
  })

/** Each thing spoken of is one job: the reading that explains most of it wins, others give way. */
export const chooseReadings = (clauses: Clauses, matches: readonly Match[]): Match[] => {
  const taken = new Set<number>()
  const chosen: Match[] = []
  for (const match of matches.toSorted((a, b) => b.rank - a.rank || a.anchor - b.anchor)) {
    const words = claims(clauses, match)
    if (taken.has(match.anchor) || words.some((at) => taken.has(at))) continue
    for (const at of [match.anchor, ...words]) taken.add(at)
    for (let at = match.group.first; at <= match.group.last; at++) {
      if (clauses.tokens[at]?.kind === 'thing') taken.add(at)
    }
    chosen.push(match)
  }
  return [...chosen, ...alsoDone(clauses, matches, chosen)].toSorted((a, b) => a.anchor - b.anchor)
}

/** 'Two doors hanging and then painting': a second job on the same thing, named by its own verb. */
const alsoDone = (clauses: Clauses, matches: readonly Match[], chosen: readonly Match[]) => {
  const isVerb = (at: number) => at >= 0 && !isFault(clauses.tokens[at] as Token)
  return chosen.flatMap((first) => {
    if (!isVerb(first.action)) return []
    const rivals = matches.filter(
      (second) =>
        second.anchor === first.anchor &&
        second.entry !== first.entry &&
        second.confidence >= CLEAR &&
        isVerb(second.action) &&
        clauses.segmentOf[second.action] !== clauses.segmentOf[first.action] &&
        !areAlike(clauses, first.action, second.action),
    )
    const best = rivals.toSorted((a, b) => b.rank - a.rank)[0]
    return best ? [best] : []
  })
}
const CLEAR = 88
const areAlike = (clauses: Clauses, one: number, other: number) =>
  actionSimilarity(clauses.tokens[one]?.actions ?? [], clauses.tokens[other]?.actions ?? []) >= 0.5

/** Sold by the one, spoken of in the plural, and no number said: a guess of one must be asked about. */
const isUncounted = (clauses: Clauses, match: Match, quantity: Quantity) => {
  const head = clauses.tokens[match.anchor]
  return quantity.at < 0 && head?.isPlural === true && match.entry.soldByTheOne.has(head.stem)
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
  return addsNothing && group !== earlier.match.group && !ADDED.test(lead)
}

/** 'A dripping tap. It's the one in the bathroom': the second says which the first was. */
const isTheOne = (clauses: Clauses, later: Match, earlier: Match) =>
  later.group.standsFor === earlier.group &&
  /^(the|its|thats)$/.test(clauses.tokens[later.group.first - 1]?.raw ?? '')

/** 'Ikea furniture - one bed and one wardrobe': the furniture is the bed and the wardrobe. */
const isUmbrella = (clauses: Clauses, mention: Mention, mentions: readonly Mention[]) => {
  const { match } = mention
  if (!UMBRELLAS.has(clauses.tokens[match.anchor]?.stem ?? '') || match.action < 0) return false
  return mentions.some(
    ({ match: other }) => other.action === match.action && other.anchor > match.anchor,
  )
}

/** Drops what says an earlier job over, by the thing it speaks of. */
const dropRepeats = (clauses: Clauses, mentions: readonly Mention[]) => {
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
    if (umbrellas.includes(mention)) return false
    const same = byHead.get(clauses.tokens[mention.match.anchor]?.stem ?? '') ?? []
    return !same.some((other) => isSaidElsewhere(mention, other))
  })
}

const WISH =
  /\b(need|needs|want|wants|handyman|can|could|would|quote|price|cost|how much|help|problem|issue|trouble|look|please|pls|fix|job|jobs|after|got|ive|broken|wrong|do you|doing|sort)\b/

/** A thing named with nothing said of it is worth asking about only in a wish, or a message that short. */
const isWished = (clauses: Clauses, { group }: Match) => {
  const first = clauses.sentences[group.sentence] ?? 0
  const end = clauses.sentences[group.sentence + 1] ?? clauses.tokens.length
  if (end - first <= 6) return true
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

/** One job out of several mentions of it: how many in all, and the surest of them. */
export interface Job {
  entry: IndexedEntry
  best: Mention
  quantity: number
  confidence: number
}

const quantityOf = (clauses: Clauses, mentions: readonly Mention[], text: string) => {
  let total = 0
  mentions.forEach((mention, index) => {
    const { quantity, match } = mention
    const before = mentions[index - 1]
    if (!before) {
      total = quantity.value
      return
    }
    const between = text.slice(
      clauses.tokens[before.match.group.last]?.end,
      clauses.tokens[match.group.first]?.start,
    )
    const sameSentence = before.match.group.sentence === match.group.sentence
    const counted = quantity.at >= 0
    const added = /\b(another|extra|one more|also)\b/i.test(between)
    const corrects = /\b(no|sorry|actually|make (it|that)|i mean|rather)\b/i.test(between)
    const both = counted && before.quantity.at >= 0
    if (corrects && counted) total = quantity.value
    else if (added || (sameSentence && both && /\b(and|plus|\+|&)|,/i.test(between))) {
      total += quantity.value
    } else total = Math.max(total, quantity.value)
  })
  return total
}

export const mergeMentions = (
  clauses: Clauses,
  mentions: readonly Mention[],
  text: string,
): Job[] => {
  const byEntry = new Map<IndexedEntry, Mention[]>()
  for (const mention of mentions) {
    byEntry.set(mention.match.entry, [...(byEntry.get(mention.match.entry) ?? []), mention])
  }
  return [...byEntry].map(([entry, said]) => {
    const best = said.reduce((a, b) => (b.match.confidence > a.match.confidence ? b : a))
    const counted = said.some((mention) => mention.quantity.at >= 0 && !mention.quantity.vague)
    return {
      entry,
      best,
      quantity: quantityOf(clauses, said, text),
      confidence: counted ? best.match.confidence : best.confidence,
    }
  })
}
