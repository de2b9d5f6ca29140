import type { CatalogueIndex, IndexedEntry } from './catalogue-index.ts'
import { type Clauses, groupsIn, isDeterminer, type NounGroup } from './clauses.ts'
import { ATTRIBUTE_NOUNS, DESCRIPTORS, NOUNS, ROOMS } from './lexicon.ts'
import type { ThingSet } from './phrases.ts'

/** How far apart the things of one phrase may stand, in words. */
const REACH = 7

/**
 * Which words near a thing may be said of it, by the stem's number: for phrases of one thing, and
 * of several. Nothing stands at a number that holds -1.
 */
export interface Surroundings {
  close: Int32Array
  wide: Int32Array
  /** The numbers in use. */
  used: number[]
}

export const surroundings = (size: number): Surroundings => ({
  close: new Int32Array(size).fill(-1),
  wide: new Int32Array(size).fill(-1),
  used: [],
})

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

const note = (index: CatalogueIndex, root: string, at: number, isClose: boolean) => {
  const number = index.numbers.get(root)
  if (number === undefined) return
  const { close, wide, used } = index.about
  if (wide[number] === -1) {
    wide[number] = at
    used.push(number)
  }
  if (isClose && close[number] === -1) close[number] = at
}

const noteWord = (clauses: Clauses, index: CatalogueIndex, group: NounGroup, at: number) => {
  const token = clauses.tokens[at]
  const other = clauses.groupAt[at]
  if (token?.kind !== 'thing' || !other) return
  const how = belongs(clauses, group, other)
  if (!how) return
  note(index, token.stem, at, how === 'close')
  if (ROOMS.has(token.stem)) note(index, 'room', at, how === 'close')
}

/** Notes in the index what stands about the word `anchor` of a group, nearest first come. */
export const lookAround = (
  clauses: Clauses,
  index: CatalogueIndex,
  group: NounGroup,
  anchor: number,
): Surroundings => {
  const { close, wide, used } = index.about
  for (const number of used) close[number] = wide[number] = -1
  used.length = 0
  noteWord(clauses, index, group, anchor)
  for (let away = 1; away <= REACH; away++) {
    noteWord(clauses, index, group, anchor - away)
    noteWord(clauses, index, group, anchor + away)
  }
  for (const at of group.borrowed ?? []) note(index, clauses.tokens[at]?.stem ?? '', at, true)
  return index.about
}

export interface Fit {
  /** 0–1: how much of what the phrase speaks of was spoken of. */
  share: number
  weight: number
  words: number[]
  fidelity: number
}

/** The sets of one head, their things end to end: most are passed over without being looked into. */
export interface Sets {
  all: readonly ThingSet[]
  isSpread: Uint8Array
  /** One past the last thing of each set. */
  ends: Int32Array
  numbers: Int32Array
  weights: Float64Array
  /** What is left of a set's share when the thing is not there. */
  lacking: Float64Array
}

export const packSets = (all: readonly ThingSet[]): Sets => {
  const things = all.flatMap((set) => set.things)
  let end = 0
  return {
    all,
    isSpread: Uint8Array.from(all, (set) => (set.isSpread ? 1 : 0)),
    ends: Int32Array.from(all, (set) => {
      end += set.things.length
      return end
    }),
    numbers: Int32Array.from(things, (thing) => thing.number),
    weights: Float64Array.from(things, (thing) => thing.weight),
    lacking: Float64Array.from(things, (thing) => (thing.isPlace ? 1 : 0.85)),
  }
}

/** How well the things of the `nth` set are found about its head, or null when hardly. */
export const fitThings = (
  clauses: Clauses,
  around: Surroundings,
  sets: Sets,
  nth: number,
  least: number,
): Fit | null => {
  const near = sets.isSpread[nth] === 1 ? around.wide : around.close
  const end = sets.ends[nth] as number
  let [weight, whole, lacking] = [0, 0, 1]
  for (let at = nth === 0 ? 0 : (sets.ends[nth - 1] as number); at < end; at++) {
    const own = sets.weights[at] as number
    whole += own
    if ((near[sets.numbers[at] as number] as number) >= 0) weight += own
    else lacking *= sets.lacking[at] as number
  }
  const part = (whole > 0 ? weight / whole : 1) * lacking
  // At most one, so that its power is smaller still: most sets end here.
  if (part < least) return null
  const share = part ** 1.3
  if (share < least) return null
  const words: number[] = []
  let fidelity = 0
  for (const thing of (sets.all[nth] as ThingSet).things) {
    const at = near[thing.number] as number
    if (at < 0) continue
    words.push(at)
    fidelity += clauses.tokens[at]?.fidelity ?? 1
  }
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
