import type { IndexedEntry } from './catalogue-index.ts'
import { isDeterminer, readClauses } from './clauses.ts'
import { type Action, DESCRIPTORS } from './lexicon.ts'
import type { Token } from './tokens.ts'

export interface PhraseThing {
  stem: string
  /** The stem's number in the index, so that what stands near is looked up by number. */
  number: number
  /** How much of the phrase's meaning it carries, beside its fellows. */
  weight: number
  isPlace: boolean
}

/** Things spoken of together by names and synonyms: looked for once, whoever uses them. */
export interface ThingSet {
  key: string
  head: string
  headLocates: boolean
  /** More than one thing apart ('silicone round the bath'). */
  isSpread: boolean
  /** The head first. */
  things: readonly PhraseThing[]
  stems: ReadonlySet<string>
  weight: number
  /** Things that are not places. */
  count: number
  readings: readonly Reading[]
}

/** One SKU's phrases over the same things: the ways it says what is done with them. */
export interface Reading {
  entry: IndexedEntry
  wordings: readonly Wording[]
  /** The same number for readings of one set that are judged alike: they say the same of like SKUs. */
  alike: number
}

export interface Wording {
  /** The same for wordings with the same actions. */
  key: string
  actions: readonly { stem: string; actions: readonly Action[] }[]
  /** Words of talk in it, which count when little else is left: 'key wont turn'. */
  talk: readonly string[]
}

export const isThing = (token: Token) => token.kind === 'thing' || token.kind === 'other'
const isTalk = (token: Token) =>
  token.kind === 'filler' && !isDeterminer(token) && !DESCRIPTORS.has(token.stem)

export type Rarity = (stem: string) => number

export interface Shape extends Omit<ThingSet, 'readings'> {
  readings: Map<IndexedEntry, Wording[]>
}

/** Rare words say more than common ones; places say little beside a thing. */
export const shapeOf = (
  tokens: readonly Token[],
  rarity: Rarity,
  numbers: Map<string, number>,
): Shape | null => {
  const { groups } = readClauses(tokens)
  const main = groups.find((candidate) => !candidate.locates) ?? groups[0]
  const head = main && tokens[main.head]
  if (!main || !head) return null
  const distinct = new Map([head, ...tokens.filter(isThing)].map((token) => [token.stem, token]))
  const onlyPlaces = [...distinct.values()].every((token) => token.isPlace)
  const things = [...distinct.values()].map((token) => ({
    stem: token.stem,
    number: numberOf(token.stem, numbers),
    isPlace: token.isPlace,
    weight:
      rarity(token.stem) *
      (token.isPlace && !onlyPlaces ? 0.4 : 1) *
      (token.stem === head.stem ? 1.3 : 1),
  }))
  const shape = [main.locates, groups.length > 1, ...things.map((thing) => thing.stem)]
  return {
    key: shape.join(' '),
    head: head.stem,
    headLocates: main.locates,
    isSpread: groups.length > 1,
    things,
    stems: new Set(distinct.keys()),
    weight: things.reduce((sum, thing) => sum + thing.weight, 0),
    count: things.filter((thing) => !thing.isPlace).length,
    readings: new Map(),
  }
}

const numberOf = (root: string, numbers: Map<string, number>) => {
  const number = numbers.get(root) ?? numbers.size
  numbers.set(root, number)
  return number
}

export const wordingOf = (tokens: readonly Token[]): Wording => {
  const verbs = tokens.filter((token) => token.kind === 'action')
  return {
    key: verbs.map((token) => `${token.stem} ${token.actions}`).join(),
    actions: verbs.map((token) => ({ stem: token.stem, actions: token.actions })),
    talk: tokens.filter(isTalk).map((token) => token.raw),
  }
}

export const sameWording = (one: Wording, other: Wording) =>
  one.key === other.key && (one.actions.length > 0 || one.talk.join() === other.talk.join())

export const readingsOf = (shape: Shape): Reading[] => {
  const alike = new Map<string, number>()
  return [...shape.readings].map(([entry, wordings]) => {
    const said = wordings.map(({ key, talk }) => `${key}:${talk}`)
    const named = wordings.some(({ actions }) => actions.length === 0) ? entry.actions.join() : ''
    const key = [named, ...said].join('|')
    const known = alike.get(key) ?? alike.size
    alike.set(key, known)
    return { entry, wordings, alike: known }
  })
}
