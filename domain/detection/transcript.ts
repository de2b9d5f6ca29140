import type { Transcript, Turn } from './types.ts'

/** A stretch of the text read, and who said it. */
export interface Stretch {
  start: number
  end: number
  speaker: Turn['speaker']
  turn?: number
}

export interface Source {
  text: string
  stretches: Stretch[]
}

const AGENT = 'agent|va|advisor|adviser|operator|assistant|handy services|handy|staff|us'
const CUSTOMER = 'customer|caller|client|cust'
const LABEL = new RegExp(
  `^[ \\t]*(?:\\[[^\\]\\n]*\\][ \\t]*)?(?:(${AGENT})|(${CUSTOMER}))[ \\t]*:`,
  'gim',
)

const readLabelled = (text: string): Stretch[] => {
  const labels = [...text.matchAll(LABEL)]
  const first = labels[0]
  if (!first) return [{ start: 0, end: text.length, speaker: 'customer' }]
  const before: Stretch[] = first.index ? [{ start: 0, end: first.index, speaker: 'customer' }] : []
  return before.concat(
    labels.map((label, turn) => ({
      start: label.index + label[0].length,
      end: labels[turn + 1]?.index ?? text.length,
      speaker: label[1] ? 'agent' : 'customer',
      turn,
    })),
  )
}

/**
 * One text and who says which part of it. A transcript's turns are joined by line breaks, and
 * evidence offsets count in that joined text; a plain message written as 'Agent: … Customer: …'
 * lines is read by its labels.
 */
export const readSource = (source: string | Transcript): Source => {
  if (typeof source === 'string') return { text: source, stretches: readLabelled(source) }
  let start = 0
  const stretches = source.map((turn, index) => {
    const stretch: Stretch = {
      start,
      end: start + turn.text.length,
      speaker: turn.speaker,
      turn: index,
    }
    start = stretch.end + 1
    return stretch
  })
  return { text: joinTurns(source), stretches }
}

/** The text that the evidence offsets of a transcript count in. */
export const joinTurns = (transcript: Transcript): string =>
  transcript.map((turn) => turn.text).join('\n')

/** The text with everything the agent said blanked out, offsets unchanged. */
export const customerText = (source: Source): string => {
  let [text, from] = ['', 0]
  for (const { start, end, speaker } of source.stretches) {
    if (speaker === 'customer') continue
    text += `${source.text.slice(from, start)}${'.'.padEnd(end - start)}`.slice(0, end - from)
    from = end
  }
  return text + source.text.slice(from)
}
