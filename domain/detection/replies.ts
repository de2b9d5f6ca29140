import { type Clauses, groupsIn, type NounGroup } from './clauses.ts'
import { PARTS, TAPPED } from './lexicon.ts'

const BACK_REFERENCE = new Set(
  'it its thats that they theyre this these those one ones them'.split(' '),
)

const isPlaceOnly = (clauses: Clauses, group: NounGroup) => {
  for (let at = group.first; at <= group.last; at++) {
    const token = clauses.tokens[at]
    if (token?.kind === 'thing' && !token.isPlace) return false
  }
  return true
}

const hasPlace = (clauses: Clauses, group: NounGroup) =>
  groupsIn(clauses, group.segment).some(
    (other) =>
      (other === group || other.locates) &&
      clauses.tokens.slice(other.first, other.last + 1).some((token) => token.isPlace),
  )

/** 'Upstairs bathroom. Tap won't stop dripping.': a place on its own, said of what comes next. */
const lendForward = (clauses: Clauses) => {
  clauses.groupsBySentence.forEach((groups, sentence) => {
    const [start, end] = [clauses.sentences[sentence] ?? 0, clauses.sentences[sentence + 1]]
    if (end === undefined || end - start > 4 || groups.length === 0) return
    const isAPlace = groups.every(
      (group) => isPlaceOnly(clauses, group) && group.actions.length === 0,
    )
    const next = clauses.groupsBySentence[sentence + 1]?.find((group) => !group.locates)
    if (!isAPlace || !next || isPlaceOnly(clauses, next) || hasPlace(clauses, next)) return
    next.borrowed = groups.flatMap((group) => wordsOf(group))
  })
}

const isHotOrCold = (clauses: Clauses, group: NounGroup) =>
  group.last === group.first + 1 && /^(hot|cold)$/.test(clauses.tokens[group.first]?.raw ?? '')

/** 'The toilet keeps running and needs a new seat': a part named alone is that of the thing before it. */
const lendOwners = (clauses: Clauses) => {
  clauses.groups.forEach((group, index) => {
    const part = clauses.tokens[group.head]?.stem ?? ''
    const isAlone = group.first === group.last || (part === 'tap' && isHotOrCold(clauses, group))
    if (group.locates || !isAlone || !PARTS.has(part)) return
    if (groupsIn(clauses, group.segment).some((other) => other.locates)) return
    const owner = clauses.groups
      .slice(Math.max(0, index - 4), index)
      .findLast((other) =>
        part === 'tap'
          ? TAPPED.has(clauses.tokens[other.head]?.stem ?? '')
          : !other.locates && !isPlaceOnly(clauses, other),
      )
    if (!owner || owner.sentence !== group.sentence || group.first - owner.last > 15) return
    const root = clauses.tokens[owner.head]?.stem ?? ''
    if (PARTS.has(root)) return
    const named = wordsOf(owner).filter((at) => clauses.tokens[at]?.kind === 'thing')
    group.borrowed = [...(group.borrowed ?? []), ...named]
  })
}

const wordsOf = (group: NounGroup) =>
  Array.from({ length: group.last - group.first + 1 }, (_, step) => group.first + step)

/**
 * 'It's the one in the bathroom', or just 'bathroom' in answer to a question: the place is said
 * of the thing named before, and is lent to it.
 */
export const lendPlaces = (clauses: Clauses): Clauses => {
  lendForward(clauses)
  lendOwners(clauses)
  clauses.groups.forEach((group, index) => {
    if (!isPlaceOnly(clauses, group) || group.actions.length > 0) return
    const start = clauses.sentences[group.sentence] ?? 0
    const end = clauses.sentences[group.sentence + 1] ?? clauses.tokens.length
    const sentence = clauses.tokens.slice(start, end)
    const here = clauses.groupsBySentence[group.sentence] ?? []
    const ownsThing = here.some((other) => !other.locates && !isPlaceOnly(clauses, other))
    const pointsBack = sentence.some((token) => BACK_REFERENCE.has(token.raw))
    if (ownsThing || (!pointsBack && sentence.length > 5)) return
    const owner = clauses.groups
      .slice(Math.max(0, index - 8), index)
      .findLast((other) => !other.locates && !isPlaceOnly(clauses, other))
    if (!owner || group.first - owner.last > 25 || hasPlace(clauses, owner)) return
    owner.borrowed = [...(owner.borrowed ?? []), ...wordsOf(group)]
    group.locates = true
  })
  return clauses
}
