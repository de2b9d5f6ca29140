import type { Candidate, ReadRequest } from './read-request.ts'

export interface Choice {
  candidate: Candidate
  quantity: number
  evidence: { text: string; start: number; end: number }
}

const NUMBERS: Record<string, number> = {
  ...{ a: 1, an: 1, one: 1, two: 2, couple: 2, pair: 2, both: 2, three: 3, four: 4, five: 5 },
  ...{ six: 6, seven: 7, eight: 8, nine: 9, ten: 10, dozen: 12 },
}
const FILLERS = new Set(
  'a an the and or of to in on for with my our your is are be it its that this new up per each'.split(
    ' ',
  ),
)

interface Word {
  stem: string
  start: number
  end: number
}

const stem = (word: string): string =>
  word
    .toLowerCase()
    .replace(/(ies)$/, 'y')
    .replace(/(ing|ed|es|s)$/, '')
    .replace(/(.)\1$/, '$1')
    .replace(/e$/, '')

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    stem: FILLERS.has(match[0].toLowerCase()) ? '' : stem(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))

/** Where a phrase's words occur close together in the text; undefined when they do not. */
const findPhrase = (words: Word[], phrase: string): { from: number; to: number } | undefined => {
  const wanted = [...new Set(wordsOf(phrase).map((word) => word.stem))].filter(Boolean)
  if (!wanted.length) return undefined
  for (const [from, word] of words.entries()) {
    if (!wanted.includes(word.stem)) continue
    const reach = words.slice(from, from + wanted.length + 5)
    const places = wanted.map((stemmed) => reach.findIndex((other) => other.stem === stemmed))
    if (places.every((place) => place !== -1)) return { from, to: from + Math.max(...places) }
  }
  return undefined
}

/** "two doors", "hang 2 doors": a number just before the phrase or inside it, else one. */
const quantityNear = (text: string, words: Word[], from: number, to: number): number => {
  for (const word of words.slice(Math.max(from - 2, 0), to + 1).reverse()) {
    const said = text.slice(word.start, word.end).toLowerCase()
    const number = /^\d{1,2}$/.test(said) ? Number(said) : NUMBERS[said]
    if (number) return number
  }
  return 1
}

/** The candidates the text speaks of, with the words that say so, in the order they are said. */
export const chooseCandidates = ({ text, candidates }: ReadRequest): Choice[] => {
  const words = wordsOf(text)
  const choices = candidates.flatMap((candidate): Choice[] => {
    if (candidate.negative.some((phrase) => findPhrase(words, phrase))) return []
    const found = candidate.phrases
      .map((phrase) => findPhrase(words, phrase))
      .find((place) => place !== undefined)
    const first = found && words[found.from]
    const last = found && words[found.to]
    if (!first || !last) return []
    const span = { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) }
    return [
      {
        candidate,
        quantity: quantityNear(text, words, found.from, found.to),
        evidence: { text: text.slice(span.start, span.end), ...span },
      },
    ]
  })
  return choices.sort((a, b) => a.evidence.start - b.evidence.start)
}
