import {
  ACTIONS,
  type Action,
  DESCRIPTORS,
  MEASURES,
  NOUNS,
  PLACES,
  PREPOSITIONS,
  STOP_WORDS,
} from './lexicon.ts'
import { amountOf } from './numbers.ts'
import { isInflected, isPlural, stem } from './stem.ts'

export type Kind = 'thing' | 'action' | 'number' | 'filler' | 'other'
/** What stands before a word: nothing, a comma or 'and', the end of a sentence. */
export type Break = 'none' | 'soft' | 'hard'

/** What a word is, wherever it stands. */
interface Word {
  stem: string
  kind: Kind
  actions: readonly Action[]
  isPlace: boolean
  isPlural: boolean
  inflected: boolean
  value: number | null
  /** 0–1: below one when the spelling was mended. */
  fidelity: number
}

export interface Token extends Word {
  start: number
  end: number
  /** Lower case, apostrophes gone. */
  raw: string
  before: Break
  /** A colon stands before it: what follows may be a list under a heading. */
  opensList: boolean
  /** The head word a stand-in ('one', 'two in the lounge') points back to. */
  standsFor: number | undefined
}

/** Says what a price book calls its things, and mends a misspelt word into one of them. */
export interface Vocabulary {
  has(stem: string): boolean
  mend(raw: string): { stem: string; fidelity: number } | null
  /** Words read before, by how they are written. */
  known: Map<string, readonly Word[]>
}

const WORD = /\d+(?:[.,]\d+)*|[a-z]+(?:['’`][a-z]+)*\d*|[^\sa-z\d]/gi
const HARD = /[.!?;\n]/
const SOFT = /[,:()/&+|•*–—]/
const IS_WORD = /^[a-z\d]/i
const SOFT_WORDS = new Set(['and', 'plus', 'also', 'then', 'but', 'or', 'nor', 'n'])

interface Piece {
  text: string
  start: number
  end: number
  gap: string
}

const cut = (text: string, from: number, to: number): Piece[] => {
  const pieces: Piece[] = []
  let last = from
  let gap = ''
  WORD.lastIndex = from
  for (let match = WORD.exec(text); match && match.index < to; match = WORD.exec(text)) {
    const [word] = match
    const between = text.slice(last, match.index)
    gap += between.includes('\n') ? '\n' : between && ' '
    last = match.index + word.length
    if (IS_WORD.test(word)) {
      pieces.push({ text: word, start: match.index, end: last, gap })
      gap = ''
    } else gap += word
  }
  return pieces
}

const breakIn = (gap: string): Break => {
  if (gap === ' ' || gap === '') return 'none'
  if (HARD.test(gap.replace(/\.{2,}|…/g, ','))) return 'hard'
  return SOFT.test(gap) || /\.{2,}|…/.test(gap) || / -|- /.test(gap) ? 'soft' : 'none'
}

const plain = (word: string) => (/['’`]/.test(word) ? withoutApostrophes(word) : word.toLowerCase())
const withoutApostrophes = (word: string) =>
  word
    .toLowerCase()
    .replace(/['’`]s$/, (tail, _at: number, all: string) => (IS_SHORT.test(all) ? tail : ''))
    .replace(/['’`]/g, '')
const IS_SHORT = /^(it|that|there|what|here|he|she|who|how|let|where)['’`]s$/i

const classify = (raw: string, root: string, vocabulary: Vocabulary): Kind => {
  if (STOP_WORDS.has(raw) || PREPOSITIONS.has(raw)) return 'filler'
  if (ACTIONS.has(root)) return 'action'
  if (DESCRIPTORS.has(root)) return 'filler'
  if (vocabulary.has(root) || NOUNS.has(root) || PLACES.has(root)) return 'thing'
  return 'other'
}

const NO_ACTIONS: readonly Action[] = []

const readNumber = (raw: string): Word | null => {
  const digits = /^x\d+$/.test(raw) ? raw.slice(1) : raw
  const amount = amountOf(digits)
  if (!amount && !/^\d/.test(digits)) return null
  return {
    stem: digits,
    kind: 'number',
    actions: NO_ACTIONS,
    isPlace: false,
    isPlural: false,
    inflected: false,
    value: amount?.value ?? null,
    fidelity: 1,
  }
}

const readWord = (raw: string, root: string, vocabulary: Vocabulary): Word => {
  const first = classify(raw, root, vocabulary)
  const mended = first === 'other' && !MEASURES.has(raw) ? vocabulary.mend(raw) : null
  const settled = mended?.stem ?? root
  const kind = mended ? classify(settled, settled, vocabulary) : first
  return {
    stem: settled,
    kind,
    actions: (kind === 'action' && ACTIONS.get(settled)) || NO_ACTIONS,
    isPlace: kind === 'thing' && PLACES.has(settled),
    isPlural: isPlural(raw),
    inflected: isInflected(raw),
    value: null,
    fidelity: mended?.fidelity ?? 1,
  }
}

/** Words are read once per price book; the same few hundred make up most of what is said. */
const MOST_KNOWN = 20_000

const wordsOf = (raw: string, vocabulary: Vocabulary): readonly Word[] => {
  const before = vocabulary.known.get(raw)
  if (before) return before
  const number = readNumber(raw)
  const words = number
    ? [number]
    : stem(raw)
        .split(' ')
        .map((root) => readWord(raw, root, vocabulary))
  if (vocabulary.known.size < MOST_KNOWN) vocabulary.known.set(raw, words)
  return words
}

/** Written out: copying with spreads costs ten times as much, for every word of every text. */
const tokenOf = (piece: Piece, raw: string, before: Break, word: Word): Token => ({
  start: piece.start,
  end: piece.end,
  raw,
  before,
  opensList: piece.gap.includes(':'),
  standsFor: undefined,
  stem: word.stem,
  kind: word.kind,
  actions: word.actions,
  isPlace: word.isPlace,
  isPlural: word.isPlural,
  inflected: word.inflected,
  value: word.value,
  fidelity: word.fidelity,
})

/** 'Not the kitchen tap it's the bath tap': what people leave a comma out before. */
const startsAfresh = (piece: Piece, next: Piece | undefined) =>
  (piece.text[0] === 'i' || piece.text[0] === 'I') &&
  (/^it['’`]s$/i.test(piece.text) ||
    (/^its$/i.test(piece.text) && /^(the|a|an|not|just|only|my|our)$/i.test(next?.text ?? '')))

/** The words of a stretch of text, with offsets into the whole of it. */
export const tokenise = (
  text: string,
  vocabulary: Vocabulary,
  from = 0,
  to = text.length,
): Token[] => {
  const tokens: Token[] = []
  let pending: Break = 'hard'
  const pieces = cut(text, from, to)
  for (const [at, piece] of pieces.entries()) {
    const found = breakIn(piece.gap)
    const strongest = pending === 'hard' || found === 'hard' ? 'hard' : found
    const raw = plain(piece.text)
    let before = strongest === 'none' ? pending : strongest
    if (before === 'none' && startsAfresh(piece, pieces[at + 1])) before = 'soft'
    pending = SOFT_WORDS.has(raw) ? 'soft' : 'none'
    for (const word of wordsOf(raw, vocabulary)) {
      tokens.push(tokenOf(piece, raw, before, word))
      before = 'none'
    }
  }
  return tokens
}
