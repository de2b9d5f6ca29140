import { readdirSync, readFileSync } from 'node:fs'
import type { Transcript } from '../../domain/detection/types.ts'

export interface ExpectedSku {
  code: string
  quantity: number
  /** The count was left open, so showing it to be confirmed is the right answer. */
  toBeAsked: boolean
}

export type Split = 'tune' | 'report'

export interface LabelledMessage {
  source: string
  said: string | Transcript
  skus: ExpectedSku[]
  refused: string[]
  split: Split
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

const readLine = (line: string, split: Split): LabelledMessage => {
  const divide = line.indexOf('|')
  const labels = line.slice(0, divide).trim().split(/\s+/)
  const source = line.slice(divide + 1).trim()
  return {
    source,
    said: /^[AC]: /.test(source) ? readTranscript(source) : source,
    skus: labels.filter((label) => /^~?[A-Z]/.test(label)).map(readSku),
    refused: labels.filter((label) => label.startsWith('!')).map((label) => label.slice(1)),
    split,
  }
}

const readSplit = (split: Split): LabelledMessage[] => {
  const folder = new URL(`./messages/${split}/`, import.meta.url)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
    .filter((line) => line.includes('|') && !line.startsWith('#'))
    .map((line) => readLine(line, split))
}

/**
 * The labelled messages: a label, a bar, and what the customer said. `tune` is worked with;
 * `report` is labelled before detection sees it and never tuned on. A message of `report` that has
 * been used to mend detection moves to `tune`, and a fresh one takes its place.
 */
export const readLabelledMessages = (): LabelledMessage[] => [
  ...readSplit('tune'),
  ...readSplit('report'),
]
