import { readdirSync, readFileSync } from 'node:fs'
import type { Transcript } from '../../domain/detection/types.ts'

export interface ExpectedSku {
  code: string
  quantity: number
  /** The count was left open, so showing it to be confirmed is the right answer. */
  toBeAsked: boolean
}

export interface LabelledMessage {
  source: string
  said: string | Transcript
  skus: ExpectedSku[]
  refused: string[]
  split: 'tune' | 'report'
}

const FOLDER = new URL('./messages/', import.meta.url)

/** FNV-1a: the same message always falls in the same half, whatever is added beside it. */
const hash = (text: string) => {
  let mixed = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text))
    mixed = Math.imul(mixed ^ byte, 0x01000193) >>> 0
  return mixed
}

const readTranscript = (message: string): Transcript =>
  message.split(' / ').map((turn) => ({
    speaker: turn.startsWith('A:') ? 'agent' : 'customer',
    text: turn.slice(2).trim(),
  }))

const readSku = (label: string): ExpectedSku => {
  const [code = '', quantity = '1'] = label.replace('~', '').split(':')
  return { code, quantity: Number(quantity), toBeAsked: label.startsWith('~') }
}

const readLine = (line: string): LabelledMessage => {
  const divide = line.indexOf('|')
  const labels = line.slice(0, divide).trim().split(/\s+/)
  const source = line.slice(divide + 1).trim()
  return {
    source,
    said: /^[AC]: /.test(source) ? readTranscript(source) : source,
    skus: labels.filter((label) => /^~?[A-Z]/.test(label)).map(readSku),
    refused: labels.filter((label) => label.startsWith('!')).map((label) => label.slice(1)),
    split: (hash(source) >>> 7) % 2 === 0 ? 'tune' : 'report',
  }
}

/** Every labelled message of `messages/*.txt`: a label, a bar, and what the customer said. */
export const readLabelledMessages = (): LabelledMessage[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, FOLDER), 'utf8').split('\n'))
    .filter((line) => line.includes('|') && !line.startsWith('#'))
    .map(readLine)
