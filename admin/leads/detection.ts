import type { Lead } from '../../cms/payload-types.ts'

/** What was read out of the customer's words: price-book lines, each with the words that caused it. */
export interface Found {
  skuId: string
  name: string
  quantity: number
  /** 0–100. */
  confidence: number
  evidence?: { text: string; start: number; end: number } | null
}

export interface Detection {
  detected: Found[]
  outOfScope: { reason: string; text: string }[]
}

const NOTHING: Detection = { detected: [], outOfScope: [] }

/** The lead's stored detection; empty when nothing was read yet. */
export const detectionOf = (lead: Pick<Lead, 'detected'>): Detection => {
  const stored = lead.detected
  if (Array.isArray(stored)) return { ...NOTHING, detected: stored as Found[] }
  if (typeof stored !== 'object' || stored === null) return NOTHING
  const { detected, outOfScope } = stored as Partial<Detection>
  return { detected: detected ?? [], outOfScope: outOfScope ?? [] }
}

/** At least this sure: used without asking; at least the other: for a person to confirm. */
export const SURE = 80
export const ASK = 50

export interface Piece {
  /** Where it begins in the text. */
  at: number
  text: string
  caused?: Found
}

/** Where its words stand in this text: evidence may count in a longer text, of calls joined on. */
const spanOf = (text: string, { evidence }: Found): [start: number, end: number] | null => {
  if (!evidence) return null
  const { start, end, text: words } = evidence
  if (text.slice(start, end) === words) return [start, end]
  const at = text.indexOf(words)
  return at < 0 ? null : [at, at + words.length]
}

/** A text cut into plain pieces and the pieces that caused a line; of an overlap the first counts. */
export const piecesOf = (text: string, found: readonly Found[]): Piece[] => {
  const spans = found
    .flatMap((caused) => {
      const span = spanOf(text, caused)
      return span ? [{ caused, start: span[0], end: span[1] }] : []
    })
    .sort((a, b) => a.start - b.start)
  const pieces: Piece[] = []
  let at = 0
  for (const { caused, start, end } of spans) {
    if (start < at) continue
    if (start > at) pieces.push({ at, text: text.slice(at, start) })
    pieces.push({ at: start, text: text.slice(start, end), caused })
    at = end
  }
  if (at < text.length) pieces.push({ at, text: text.slice(at) })
  return pieces
}
