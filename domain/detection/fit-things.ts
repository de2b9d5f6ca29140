import type { IndexedEntry, ThingSet } from './catalogue-index.ts'
import { type Clauses, groupsIn, isDeterminer, type NounGroup } from './clauses.ts'
import { ATTRIBUTE_NOUNS, DESCRIPTORS, NOUNS, ROOMS } from './lexicon.ts'

/** How far apart the things of one phrase may stand, in words. */
const REACH = 7

/** Which words near a thing may be said of it, by stem: for phrases of one thing, and of several. */
export interface Surroundings {
  close: ReadonlyMap<string, number>
  wide: ReadonlyMap<string, number>
}

/** 'Reseal the shower', 'tile the bathroom': nothing but an article between the two. */
const touches = (clauses: Clauses, one: NounGroup, other: NounGroup) => {
  const [first, second] = one.first < other.first ? [one, other] : [other, one]
  for (let at = first.last + 1; at < second.first; at++) {
    const token = clauses.tokens[at]
    if (!isDeterminer(token) && !DESCRIPTORS.has(token?.stem ?? '')) return false
  }
  return true
}

/** Whether words of another group belong here: 'tap in the bathroom', 'fence: two panels'. */
const belongs = (clauses: Clauses, group: NounGroup, other: NounGroup) => {
  if (other === group) return 'close'
  if (other.sentence !== group.sentence) return null
  if (other.segment === group.segment) {
    return other.locates || group.locates || touches(clauses, other, group) ? 'close' : 'wide'
  }
  const opener = clauses.tokens[clauses.segments[group.segment]?.first ?? 0]
  if (other.segment === group.segment - 1 && opener?.opensList) return 'close'
  if (Math.abs(other.segment - group.segment) > 1 || !other.locates) return null
  return groupsIn(clauses, other.segment).every((third) => third.locates) ? 'close' : null
}

/** What stands about the word `anchor` of a group, nearest first come. */
export const lookAround = (clauses: Clauses, group: NounGroup, anchor: number): Surroundings => {
  const close = new Map<string, number>()
  const wide = new Map<string, number>()
  for (let away = 0; away <= REACH; away++) {
    for (const at of away === 0 ? [anchor] : [anchor - away, anchor + away]) {
      const token = clauses.tokens[at]
      const other = clauses.groupAt[at]
      if (token?.kind !== 'thing' || !other) continue
      const how = belongs(clauses, group, other)
      if (how === 'close' && !close.has(token.stem)) close.set(token.stem, at)
      if (how && !wide.has(token.stem)) wide.set(token.stem, at)
      if (!ROOMS.has(token.stem)) continue
      if (how === 'close' && !close.has('room')) close.set('room', at)
      if (how && !wide.has('room')) wide.set('room', at)
    }
  }
  for (const at of group.borrowed ?? []) {
    const root = clauses.tokens[at]?.stem ?? ''
    if (!close.has(root)) close.set(root, at)
    if (!wide.has(root)) wide.set(root, at)
  }
  return { close, wide }
}

export interface Fit {
  /** 0–1: how much of what the phrase speaks of was spoken of. */
  share: number
  weight: number
  words: number[]
  fidelity: number
}

/** How well the things of a phrase are found about its head, or null when hardly. */
export const fitThings = (
  clauses: Clauses,
  around: Surroundings,
  set: ThingSet,
  least: number,
): Fit | null => {
  const near = set.isSpread ? around.wide : around.close
  let weight = 0
  let lacking = 1
  for (const thing of set.things) {
    if (near.has(thing.stem)) weight += thing.weight
    else if (!thing.isPlace) lacking *= 0.85
  }
  const part = (set.weight > 0 ? weight / set.weight : 1) * lacking
  // At most one, so that its power is smaller still: most sets end here.
  if (part < least) return null
  const share = part ** 1.3
  if (share < least) return null
  const words = set.things.flatMap((thing) => near.get(thing.stem) ?? [])
  const fidelity = words.reduce((sum, at) => sum + (clauses.tokens[at]?.fidelity ?? 1), 0)
  return { share, weight, words, fidelity: fidelity / words.length }
}

/** Nouns beside the head that a phrase does not speak of: the oven of 'oven door'. */
export const strangersIn = (
  clauses: Clauses,
  group: NounGroup,
  words: readonly number[],
): string[] => {
  const strangers: string[] = []
  for (let at = group.first; at <= group.last; at++) {
    const token = clauses.tokens[at]
    if (token?.kind !== 'thing' || token.isPlace || words.includes(at)) continue
    if (words.some((word) => clauses.tokens[word]?.stem === token.stem)) continue
    const counted = at === group.first && clauses.tokens[at - 1]?.value != null
    if (counted && ATTRIBUTE_NOUNS.has(token.stem)) continue
    strangers.push(token.stem)
  }
  return strangers
}

/** An oven door is hardly a door; a toilet cistern is, to one who mends toilets, a cistern. */
export const judgeStrangers = (strangers: readonly string[], entry: IndexedEntry): number => {
  let share = 1
  for (const root of strangers) {
    if (!entry.things.has(root)) share *= NOUNS.has(root) ? 0.75 : 0.96
  }
  return Math.max(0.5, share)
}
