import { readClauses } from './clauses.ts'
import { packSets, type Sets, type Surroundings, surroundings } from './fit-things.ts'
import { ACTIONS, type Action, MASS, NOUNS, PLACES, ROOMS } from './lexicon.ts'
import { readPhrasalVerbs } from './phrasal.ts'
import {
  isThing,
  type Rarity,
  readingsOf,
  type Shape,
  sameWording,
  shapeOf,
  type ThingSet,
  wordingOf,
} from './phrases.ts'
import { buildSpelling } from './spelling.ts'
import { stem } from './stem.ts'
import { type Token, tokenise, type Vocabulary } from './tokens.ts'
import type { CatalogueEntry } from './types.ts'

export interface IndexedEntry {
  sku: CatalogueEntry
  /** Every action any of its phrases speaks of. */
  actions: readonly Action[]
  places: ReadonlySet<string>
  namedPlaces: readonly string[]
  /** Things it may be counted by, as its name has them: the door of 'Change door lock'. */
  soldByTheOne: ReadonlySet<string>
  /** Every thing any of its phrases speaks of. */
  things: ReadonlySet<string>
  /** Every thing its name speaks of. */
  named: ReadonlySet<string>
  /** The thing its name is about, when that is one thing: 'door' in 'Hang internal door'. */
  one: string | null
  /** Named in the plural or the mass ('Repair decking'): a count of its parts is no count of jobs. */
  isMass: boolean
  /** What goes with it in its name: the chairs of 'table and chairs' are no count of tables. */
  alongside: ReadonlySet<string>
  /** Negative keywords as stems: those of one word, and those of more. */
  against: ReadonlySet<string>
  againstTogether: readonly (readonly string[])[]
}

export interface CatalogueIndex {
  vocabulary: Vocabulary
  /** A number for every stem the phrases speak of. */
  numbers: ReadonlyMap<string, number>
  /** Room to note what stands about one thing: used by one reading at a time, never between two. */
  about: Surroundings
  /** By what a word may be the head of. */
  setsByHead: ReadonlyMap<string, Sets>
  /** SKUs known by a verb alone ('decorating'), by the verb's stem. */
  entriesByVerb: ReadonlyMap<string, ReadonlySet<IndexedEntry>>
}

const open = (): Vocabulary => ({ has: () => true, mend: () => null, known: new Map() })

/** 'Fit skirting board, per room' is sold by the room. */
const unit = (named: readonly Token[]) => {
  const per = named.findIndex((token) => token.raw === 'per')
  return per < 0 ? named : named.slice(per + 1)
}

const mainThing = (named: readonly Token[]) => {
  const { groups } = readClauses(named)
  return named[groups.find((group) => !group.locates)?.head ?? -1]
}

const isMass = (named: readonly Token[]) => {
  const head = mainThing(named)
  return head !== undefined && (head.isPlural || head.raw.endsWith('ing') || MASS.has(head.stem))
}

const alongside = (named: readonly Token[]) => {
  const main = mainThing(named)
  const others = named.filter((token) => isThing(token) && token.isPlural)
  return new Set(main?.isPlural ? [] : others.map((token) => token.stem))
}

const readEntry = (sku: CatalogueEntry, vocabulary: Vocabulary) => {
  const read = (phrase: string) => readPhrasalVerbs(tokenise(phrase, vocabulary))
  const phrases = [sku.name, ...sku.synonyms].map(read)
  const all = phrases.flat()
  const named = phrases[0] ?? []
  const places = (tokens: readonly Token[]) =>
    new Set(tokens.filter((token) => token.isPlace).map((token) => token.stem))
  const against = sku.negativeKeywords.map((keyword) => read(keyword).map((token) => token.stem))
  const entry: IndexedEntry = {
    sku,
    actions: [...new Set(all.flatMap((token) => token.actions))],
    places: places(all),
    namedPlaces: [...places(named)],
    soldByTheOne: new Set(
      unit(named)
        .filter((token) => isThing(token) && !token.isPlural)
        .map((token) => token.stem),
    ),
    things: new Set(all.filter(isThing).map((token) => token.stem)),
    named: new Set(
      unit(named)
        .filter(isThing)
        .map((token) => token.stem),
    ),
    one: isMass(named) ? null : (mainThing(unit(named))?.stem ?? null),
    isMass: unit(named) !== named || isMass(named),
    alongside: alongside(named),
    against: new Set(against.flatMap((stems) => (stems.length === 1 ? stems : []))),
    againstTogether: against.filter((stems) => stems.length > 1),
  }
  return { entry, phrases }
}

const spellingsOf = (phrases: readonly (readonly Token[])[]) => {
  const spellings = new Map<string, string>()
  for (const token of phrases.flat()) {
    const isWord = token.kind !== 'filler' && token.kind !== 'number'
    if (isWord && stem(token.raw) === token.stem) spellings.set(token.raw, token.stem)
  }
  for (const list of [NOUNS, PLACES, ACTIONS.keys()]) {
    for (const root of list) if (stem(root) === root) spellings.set(root, root)
  }
  return spellings
}

/**
 * Reads a price book once, for `detectSkus` to use on every text after. Costs about a
 * millisecond a SKU; hold on to it until the price book changes.
 */
export const buildIndex = (catalogue: readonly CatalogueEntry[]): CatalogueIndex => {
  const anyWord = open()
  // By code, whatever order they come in: ties are broken the same way everywhere.
  const inOrder = [...catalogue].sort((a, b) => ((a.code ?? a.id) < (b.code ?? b.id) ? -1 : 1))
  const entries = inOrder.map((sku) => readEntry(sku, anyWord))
  const usedBy = new Map<string, number>()
  for (const { phrases } of entries) {
    const stems = new Set(phrases.flat().map((token) => token.stem))
    for (const root of stems) usedBy.set(root, (usedBy.get(root) ?? 0) + 1)
  }
  const size = Math.max(20, entries.length)
  const rarity: Rarity = (root) =>
    Math.max(0.35, Math.log(1 + size / (usedBy.get(root) ?? 1)) / Math.log(1 + size))
  const shapes = new Map<string, Shape>()
  const numbers = new Map<string, number>()
  const entriesByVerb = new Map<string, Set<IndexedEntry>>()
  for (const { entry, phrases } of entries) {
    for (const tokens of phrases) {
      const wording = wordingOf(tokens)
      const [verb] = wording.actions
      if (verb && wording.actions.length === 1 && !tokens.some(isThing)) {
        entriesByVerb.set(verb.stem, (entriesByVerb.get(verb.stem) ?? new Set()).add(entry))
      }
      const read = shapeOf(tokens, rarity, numbers)
      if (!read) continue
      const shape = shapes.get(read.key) ?? read
      shapes.set(read.key, shape)
      const wordings = shape.readings.get(entry) ?? []
      if (!wordings.some((other) => sameWording(other, wording))) wordings.push(wording)
      shape.readings.set(entry, wordings)
    }
  }
  const setsByHead = new Map<string, ThingSet[]>()
  for (const shape of shapes.values()) {
    const sets = setsByHead.get(shape.head) ?? []
    sets.push({ ...shape, readings: readingsOf(shape) })
    setsByHead.set(shape.head, sets)
  }
  // Any room is also a room.
  const anyRoom = setsByHead.get('room') ?? []
  for (const room of anyRoom.length > 0 ? ROOMS : []) {
    if (room !== 'room') setsByHead.set(room, [...(setsByHead.get(room) ?? []), ...anyRoom])
  }
  const packed = [...setsByHead].map(([root, sets]) => [root, packSets(sets)] as const)
  const things = new Set([...shapes.values()].flatMap((shape) => [...shape.stems]))
  const spellings = spellingsOf(entries.flatMap(({ phrases }) => phrases))
  return {
    vocabulary: {
      has: (root) => things.has(root),
      mend: buildSpelling(spellings),
      known: new Map(),
    },
    numbers,
    about: surroundings(numbers.size),
    setsByHead: new Map(packed),
    entriesByVerb,
  }
}
