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

export interface Token {
  start: number
  end: number
  /** Lower case, apostrophes gone. */
  raw: string
  stem: string
  kind: Kind
  actions: readonly Action[]
  isPlace: boolean
  isPlural: boolean
  inflected: boolean
  value: number | null
  vague: boolean
  before: Break
  /** A colon stands before it: what follows may be a list under a heading. */
  opensList: boolean
  /** The head word a stand-in ('one', 'two in the lounge') points back to. */
  standsFor: number | undefined
  /** 0–1: below one when the spelling was mended. */
  fidelity: number
}

/** Says what a price book calls its things, and mends a misspelt word into one of them. */
export interface Vocabulary {
  has(stem: string): boolean
  mend(raw: string): { stem: string; fidelity: number } | null
}

const WORD = /\d+(?:[.,]\d+)*|[a-z]+(?:['’`][a-z]+)*\d*|[^\sa-z\d]/gi
const HARD = /[.!?;\n]/
const SOFT = /[,:()/&+|•*–—]/
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
    if (/[a-z\d]/i.test(word)) {
      pieces.push({ text: word, start: match.index, end: last, gap })
      gap = ''
    } else gap += word
  }
  return pieces
}

const breakIn = (gap: string): Break => {
  if (HARD.test(gap)) return 'hard'
  return SOFT.test(gap) || / -|- /.test(gap) ? 'soft' : 'none'
}

const plain = (word: string) =>
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

const plainToken = (piece: Piece, raw: string, before: Break): Token => ({
  start: piece.start,
  end: piece.end,
  raw,
  stem: raw,
  kind: 'other',
  actions: NO_ACTIONS,
  isPlace: false,
  isPlural: false,
  inflected: false,
  value: null,
  vague: false,
  before,
  opensList: piece.gap.includes(':'),
  fidelity: 1,
  standsFor: undefined,
})
const NO_ACTIONS: readonly Action[] = []

const readNumber = (token: Token) => {
  const digits = /^x\d+$/.test(token.raw) ? token.raw.slice(1) : token.raw
  const amount = amountOf(digits)
  if (!amount && !/^\d/.test(digits)) return false
  token.stem = digits
  token.kind = 'number'
  token.value = amount?.value ?? null
  token.vague = amount?.vague ?? false
  return true
}

const readWord = (token: Token, root: string, vocabulary: Vocabulary) => {
  token.stem = root
  token.kind = classify(token.raw, root, vocabulary)
  const mended =
    token.kind === 'other' && !MEASURES.has(token.raw) ? vocabulary.mend(token.raw) : null
  if (mended) {
    token.stem = mended.stem
    token.fidelity = mended.fidelity
    token.kind = classify(mended.stem, mended.stem, vocabulary)
  }
  if (token.kind === 'action') token.actions = ACTIONS.get(token.stem) ?? NO_ACTIONS
  token.isPlace = token.kind === 'thing' && PLACES.has(token.stem)
  token.isPlural = isPlural(token.raw)
  token.inflected = isInflected(token.raw)
}

const tokensOf = (piece: Piece, before: Break, vocabulary: Vocabulary): Token[] => {
  const raw = plain(piece.text)
  const number = plainToken(piece, raw, before)
  if (readNumber(number)) return [number]
  return stem(raw)
    .split(' ')
    .map((root, part) => {
      const token = plainToken(piece, raw, part === 0 ? before : 'none')
      readWord(token, root, vocabulary)
      return token
    })
}

/** The words of a stretch of text, with offsets into the whole of it. */
export const tokenise = (
  text: string,
  vocabulary: Vocabulary,
  from = 0,
  to = text.length,
): Token[] => {
  let pending: Break = 'hard'
  return cut(text, from, to).flatMap((piece) => {
    const found = breakIn(piece.gap)
    const strongest = pending === 'hard' || found === 'hard' ? 'hard' : found
    const before = strongest === 'none' ? pending : strongest
    pending = SOFT_WORDS.has(piece.text.toLowerCase()) ? 'soft' : 'none'
    return tokensOf(piece, before, vocabulary)
  })
}
