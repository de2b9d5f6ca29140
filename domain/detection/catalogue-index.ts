import { isDeterminer, readClauses } from './clauses.ts'
import { ACTIONS, type Action, DESCRIPTORS, NOUNS, PLACES } from './lexicon.ts'
import { readPhrasalVerbs } from './phrasal.ts'
import { buildSpelling } from './spelling.ts'
import { stem } from './stem.ts'
import { type Token, tokenise, type Vocabulary } from './tokens.ts'
import type { CatalogueEntry } from './types.ts'

export interface PhraseThing {
  stem: string
  /** Share of the phrase's meaning it carries, before normalising. */
  weight: number
  isPlace: boolean
}

/** A name or synonym, read once. */
export interface Phrase {
  entry: IndexedEntry
  head: string
  headLocates: boolean
  things: readonly PhraseThing[]
  weight: number
  actions: readonly { stem: string; actions: readonly Action[] }[]
  /** Words of talk in it, which count when little else is left: 'key wont turn'. */
  talk: readonly string[]
  /** Speaks of more than one thing ('silicone round the bath'). */
  isSpread: boolean
}

export interface IndexedEntry {
  sku: CatalogueEntry
  /** Every action any of its phrases speaks of. */
  actions: readonly Action[]
  places: ReadonlySet<string>
  namedPlaces: ReadonlySet<string>
  /** The thing it is sold by the one of, as its name has it: 'door' in 'Hang internal door'. */
  soldByTheOne: ReadonlySet<string>
  /** Negative keywords as stems, one list of words per keyword. */
  against: readonly (readonly string[])[]
}

export interface CatalogueIndex {
  vocabulary: Vocabulary
  phrasesByHead: ReadonlyMap<string, readonly Phrase[]>
  /** Phrases of verbs alone, by the verb's stem ('decorating'). */
  phrasesByVerb: ReadonlyMap<string, readonly Phrase[]>
}

const OPEN: Vocabulary = { has: () => true, mend: () => null }

const read = (phrase: string) => readPhrasalVerbs(tokenise(phrase, OPEN))

const group = <T>(list: readonly T[], key: (item: T) => string) => {
  const found = new Map<string, T[]>()
  for (const item of list) {
    const mine = found.get(key(item))
    if (mine) mine.push(item)
    else found.set(key(item), [item])
  }
  return found
}

const isTalk = (token: Token) =>
  token.kind === 'filler' && !isDeterminer(token) && !DESCRIPTORS.has(token.stem)
const isThing = (token: Token) => token.kind === 'thing' || token.kind === 'other'

/** 'Fit skirting board, per room' is sold by the room. */
const unit = (named: readonly Token[]) => {
  const per = named.findIndex((token) => token.raw === 'per')
  return per < 0 ? named : named.slice(per + 1)
}

const readEntry = (sku: CatalogueEntry) => {
  const phrases = [sku.name, ...sku.synonyms].map((text) => ({ text, tokens: read(text) }))
  const all = phrases.flatMap(({ tokens }) => tokens)
  const named = phrases[0]?.tokens ?? []
  const places = (tokens: readonly Token[]) =>
    new Set(tokens.filter((token) => token.isPlace).map((token) => token.stem))
  const entry: IndexedEntry = {
    sku,
    actions: [...new Set(all.flatMap((token) => token.actions))],
    places: places(all),
    namedPlaces: places(named),
    soldByTheOne: new Set(
      unit(named)
        .filter((token) => isThing(token) && !token.isPlural)
        .map((token) => token.stem),
    ),
    against: sku.negativeKeywords
      .map((keyword) => read(keyword).map((token) => token.stem))
      .filter((stems) => stems.length > 0),
  }
  return { entry, phrases }
}

/** Rare words say more than common ones; places say little beside a thing. */
const weighPhrase = (
  entry: IndexedEntry,
  tokens: readonly Token[],
  rarity: (stem: string) => number,
): Phrase | null => {
  const clauses = readClauses(tokens)
  const things = tokens.filter(isThing)
  const talk = tokens.filter((token) => isTalk(token)).map((token) => token.raw)
  const verbs = tokens.filter((token) => token.kind === 'action')
  const actions = verbs.map((token) => ({ stem: token.stem, actions: token.actions }))
  const [verb] = verbs
  if (things.length === 0) {
    return verb
      ? {
          entry,
          head: verb.stem,
          headLocates: false,
          things: [],
          weight: 0,
          actions,
          talk,
          isSpread: false,
        }
      : null
  }
  const main = clauses.groups.find((candidate) => !candidate.locates) ?? clauses.groups[0]
  const head = main && tokens[main.head]
  if (!main || !head) return null
  const onlyPlaces = things.every((token) => token.isPlace)
  const weighed = [...new Map(things.map((token) => [token.stem, token])).values()].map(
    (token) => ({
      stem: token.stem,
      isPlace: token.isPlace,
      weight:
        rarity(token.stem) * (token.isPlace && !onlyPlaces ? 0.4 : 1) * (token === head ? 1.3 : 1),
    }),
  )
  return {
    entry,
    head: head.stem,
    headLocates: main.locates,
    things: weighed,
    weight: weighed.reduce((sum, thing) => sum + thing.weight, 0),
    actions,
    talk,
    isSpread: clauses.groups.length > 1,
  }
}

/**
 * Reads a price book once, for `detectSkus` to use on every text after. Costs a few milliseconds
 * per hundred SKUs; hold on to it until the price book changes.
 */
export const buildIndex = (catalogue: readonly CatalogueEntry[]): CatalogueIndex => {
  const entries = catalogue.map(readEntry)
  const usedBy = new Map<string, number>()
  for (const { phrases } of entries) {
    const stems = new Set(phrases.flatMap(({ tokens }) => tokens.map((token) => token.stem)))
    for (const root of stems) usedBy.set(root, (usedBy.get(root) ?? 0) + 1)
  }
  const scale = Math.log(1 + Math.max(20, entries.length))
  const rarity = (root: string) =>
    Math.max(0.35, Math.log(1 + Math.max(20, entries.length) / (usedBy.get(root) ?? 1)) / scale)
  const phrases = entries.flatMap(({ entry, phrases: read }) =>
    read.flatMap(({ tokens }) => weighPhrase(entry, tokens, rarity) ?? []),
  )
  const things = new Set(phrases.flatMap((phrase) => phrase.things.map((thing) => thing.stem)))
  const spellings = new Map<string, string>()
  for (const { phrases: read } of entries) {
    for (const token of read.flatMap(({ tokens }) => tokens)) {
      const isWord = token.kind !== 'filler' && token.kind !== 'number'
      if (isWord && stem(token.raw) === token.stem) spellings.set(token.raw, token.stem)
    }
  }
  for (const list of [NOUNS, PLACES, ACTIONS.keys()]) {
    for (const root of list) if (stem(root) === root) spellings.set(root, root)
  }
  const [silent, spoken] = [
    phrases.filter((phrase) => phrase.things.length === 0),
    phrases.filter((phrase) => phrase.things.length > 0),
  ]
  return {
    vocabulary: { has: (root) => things.has(root), mend: buildSpelling(spellings) },
    phrasesByHead: group(spoken, (phrase) => phrase.head),
    phrasesByVerb: group(silent, (phrase) => phrase.head),
  }
}
