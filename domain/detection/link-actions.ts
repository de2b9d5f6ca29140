import { type Clauses, groupsIn, isDeterminer, isFault, type NounGroup } from './clauses.ts'
import { isGerund } from './stem.ts'
import type { Token } from './tokens.ts'

const PRONOUNS = new Set('it its they theyre them these those this that thats'.split(' '))
const BEFORE_A_GERUND = new Set(
  'for with about of help on after involve involves require'.split(' '),
)

const nearest = (groups: readonly NounGroup[], fromEnd: boolean) => {
  const ordered = fromEnd ? groups.toReversed() : groups
  return ordered.find((group) => !group.locates) ?? ordered[0]
}

const touches = (clauses: Clauses, from: number, to: number) => {
  for (let at = from + 1; at < to; at++) {
    const token = clauses.tokens[at]
    if (!isDeterminer(token) && token?.kind !== 'filler') return false
  }
  return true
}

/** Which side of it an action word belongs to, within its own segment. */
const chooseSide = (
  clauses: Clauses,
  at: number,
  left: NounGroup | undefined,
  right: NounGroup | undefined,
) => {
  const token = clauses.tokens[at] as Token
  if (token.stem === 'new') return right && touches(clauses, at, right.first) ? right : undefined
  if (isFault(token)) {
    if (/^go(es|ing)?$/.test(token.raw) && right) return right
    if (right && right.first === at + 1 && !right.locates) return right
    return left && (!left.locates || !right || right.locates) ? left : right
  }
  if (left && !left.locates && left.last === at - 1 && token.raw.endsWith('ing')) return left
  if (!token.inflected && token.raw !== 'up')
    return right && !right.locates ? right : (left ?? right)
  const before = token.before === 'none' ? clauses.tokens[at - 1]?.raw : undefined
  const opensPhrase = before !== undefined && BEFORE_A_GERUND.has(before)
  if (opensPhrase && right && !right.locates) return right
  if (left && !left.locates) return left
  return right && !right.locates ? right : (left ?? right)
}

const hasPronoun = (clauses: Clauses, segment: number, upTo: number) => {
  const range = clauses.segments[segment]
  if (!range) return false
  return clauses.tokens.slice(range.first, upTo).some((token) => PRONOUNS.has(token.raw))
}

/** How many words back 'it' may point. */
const FAR_BACK_WORDS = 25

/** What 'it' or a verb without a noun points back to: the last thing named before, not far off. */
const antecedent = (clauses: Clauses, before: number, sentence: number, anyPlace: boolean) => {
  for (let at = before - 1; at >= Math.max(0, before - FAR_BACK_WORDS); at--) {
    const group = clauses.groupAt[at]
    if (!group || (group.locates && !anyPlace)) continue
    return sentence - group.sentence <= 2 ? group : undefined
  }
  return undefined
}

const linkWithin = (clauses: Clauses) => {
  clauses.tokens.forEach((token, at) => {
    if (token.kind !== 'action') return
    const segment = clauses.segmentOf[at] ?? 0
    const mine = groupsIn(clauses, segment)
    const left = nearest(
      mine.filter((group) => group.last < at),
      true,
    )
    const right = nearest(
      mine.filter((group) => group.first > at),
      false,
    )
    const side = chooseSide(clauses, at, left, right)
    if (isForbidden(clauses, at)) return
    if (side) side.actions.push(at)
    const range = clauses.segments[segment]
    const pointsBack = hasPronoun(clauses, segment, at) || hasObjectPronoun(clauses, at)
    if (!range || token.stem === 'new' || (side && !side.locates)) return
    if (answersNo(clauses, range.first) && !side) return
    const sentence = clauses.sentenceOf[at] ?? 0
    const isRelative = opensWithWhich(clauses, segment)
    const back = antecedent(clauses, range.first, sentence, isRelative)
    if (back && isRelative) back.locates = false
    const sameSentence = back && back.sentence === sentence
    if (back && (sameSentence || pointsBack || (isFault(token) && !side))) back.actions.push(at)
    else if (!side) linkForward(clauses, at, segment)
  })
}

/** 'No need to paint it', 'don't replace it': a verb that is itself refused. */
const isForbidden = (clauses: Clauses, at: number) => {
  const token = clauses.tokens[at] as Token
  if (isFault(token) || token.before !== 'none') return false
  const lead = clauses.tokens.slice(Math.max(0, at - 4), at).map((word) => word.raw)
  return /\b(no need to|dont need to|not need to|dont want to|without|dont)$/.test(lead.join(' '))
}

/** 'No, they were cleared in spring': an answer, not a wish. */
const answersNo = (clauses: Clauses, first: number) => {
  const start = clauses.sentences[clauses.sentenceOf[first] ?? 0] ?? 0
  return /^(no|nope|nah)$/.test(clauses.tokens[start]?.raw ?? '')
}

/** 'The back door, which also sticks': the last thing named, wherever it was. */
const opensWithWhich = (clauses: Clauses, segment: number) => {
  const isWhich = (at: number) => clauses.tokens[clauses.segments[at]?.first ?? -1]?.raw === 'which'
  return isWhich(segment) || (groupsIn(clauses, segment - 1).length === 0 && isWhich(segment - 1))
}

const hasObjectPronoun = (clauses: Clauses, at: number) => {
  const next = clauses.tokens[at + 1]
  return next !== undefined && next.before === 'none' && PRONOUNS.has(next.raw)
}

/** 'Fix and paint the fence': a verb with nothing before it waits for the next noun. */
const linkForward = (clauses: Clauses, at: number, segment: number) => {
  const next = groupsIn(clauses, segment + 1).find((group) => !group.locates)
  if (next && next.sentence === clauses.sentenceOf[at]) next.actions.push(at)
}

/** 'A feature wall papering' has its own verb, though the price book knows it for a thing. */
const hasGerund = (clauses: Clauses, segment: number) =>
  groupsIn(clauses, segment).some(
    ({ first, last }) => first === last && isGerund(clauses.tokens[first]?.raw ?? ''),
  )

/** 'Fed up with our kitchen, would like the cupboards painted': the second has a wish of its own. */
const beginsWish = (clauses: Clauses, group: NounGroup, next: NounGroup | undefined) =>
  clauses.tokens
    .slice(group.last + 1, next?.first)
    .some((token) => /^(would|id|like|want|wants|need|needs|can|could|please)$/.test(token.raw))

/** 'The fence wants staining, about 8 panels' tells how big it is. */
const isRoughSize = (clauses: Clauses, group: NounGroup) => {
  const opener = clauses.tokens[clauses.segments[group.segment]?.first ?? 0]
  return /^(about|around|roughly|approx|approximately)$/.test(opener?.raw ?? '')
}

/** 'Frames are existing', 'laminate not stone': said for itself, no item of a list. */
const isToldOf = (clauses: Clauses, group: NounGroup) => {
  const end = clauses.segments[group.segment]?.end ?? 0
  return clauses.tokens
    .slice(group.last + 1, end)
    .some((token) => /^(is|are|was|were|has|have|had|not|isnt|arent)$/.test(token.raw))
}

/**
 * Lists share their verbs: 'hang a door, a mirror and a shelf', then 'the tap and the toilet need
 * replacing', and last 'two wardrobes putting together and a bed'.
 */
const shareAcrossLists = (clauses: Clauses) => {
  const heads = clauses.groups.filter((group) => !group.locates)
  const isWish = (at: number) =>
    !isFault(clauses.tokens[at] as Token) && clauses.tokens[at]?.stem !== 'new'
  const take = (
    group: NounGroup,
    from: NounGroup | undefined,
    isShared: (at: number, from: NounGroup) => boolean,
  ) => {
    if (!from || group.actions.length > 0) return
    if (from.sentence !== group.sentence || from.segment === group.segment) return
    if (hasGerund(clauses, group.segment) || isRoughSize(clauses, group)) return
    if (isToldOf(clauses, group)) return
    group.actions.push(...from.actions.filter((at) => isShared(at, from)))
  }
  heads.forEach((group, index) => {
    take(group, heads[index - 1], (at, from) => at < from.first && isWish(at))
  })
  for (let index = heads.length - 2; index >= 0; index--) {
    const [group, next] = [heads[index] as NounGroup, heads[index + 1]]
    if (!beginsWish(clauses, group, next)) take(group, next, (at, from) => at > from.last)
  }
  heads.forEach((group, index) => {
    take(group, heads[index - 1], isWish)
  })
}

/** 'Need fitting: / 2 blinds / a curtain pole': lines without a verb take the heading's. */
const shareFromHeading = (clauses: Clauses) => {
  let heading: number[] = []
  let list = -1
  clauses.groups.forEach((group) => {
    const opener = clauses.segments[group.segment]?.first ?? 0
    const sentenceStart = clauses.sentences[group.sentence] ?? 0
    if (clauses.tokens[opener]?.opensList || clauses.tokens[sentenceStart]?.opensList) {
      heading = actionsBefore(clauses, opener)
      list = group.sentence
    }
    if (list < 0 || group.locates) return
    if (group.actions.length === 0) group.actions.push(...heading)
  })
}

const wordsOf = (group: NounGroup) =>
  Array.from({ length: group.last - group.first + 1 }, (_, step) => group.first + step)

/** 'The one in the bathroom' has done to it what the thing it stands for has. */
const lendToStandIns = (clauses: Clauses) => {
  for (const group of clauses.groups) {
    const at = clauses.tokens[group.head]?.standsFor
    const named = at === undefined ? undefined : clauses.groupAt[at]
    if (!named) continue
    group.standsFor = named
    const places = wordsOf(named).filter((word) => clauses.tokens[word]?.isPlace)
    const isPlaced = wordsOf(group).some((word) => clauses.tokens[word]?.isPlace)
    if (places.length > 0 && !isPlaced) group.borrowed = [...(group.borrowed ?? []), ...places]
    if (group.actions.length === 0) group.actions.push(...named.actions)
    else if (named.actions.length === 0) named.actions.push(...group.actions)
  }
}

const actionsBefore = (clauses: Clauses, before: number) => {
  const found: number[] = []
  for (let at = before - 1; at >= 0 && at > before - 8; at--) {
    const token = clauses.tokens[at] as Token
    if (token.kind === 'action' && !isFault(token)) found.push(at)
    if (token.before === 'hard') break
  }
  return found
}

/** Settles which action words are said of which noun groups; fills `actions` of each group. */
export const linkActions = (clauses: Clauses): Clauses => {
  linkWithin(clauses)
  shareAcrossLists(clauses)
  shareFromHeading(clauses)
  lendToStandIns(clauses)
  return clauses
}
