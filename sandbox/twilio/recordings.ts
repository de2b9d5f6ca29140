import type { CallLine } from '../rows.ts'

const RATE = 8000
const WORDS_A_SECOND = 2.5

/** How long the lines take to say, in whole seconds, at least one. */
export const spokenSeconds = (lines: CallLine[]): number =>
  Math.max(
    1,
    Math.ceil(lines.reduce((sum, { text }) => sum + text.split(/\s+/).length / WORDS_A_SECOND, 0)),
  )

const chunk = (id: string, payload: Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.write(id, 'latin1')
  head.writeUInt32LE(payload.length, 4)
  return Buffer.concat([head, payload, Buffer.alloc(payload.length % 2)])
}

/** Two seconds of murmur, five words long: heard over and over, it sounds like someone talking. */
const murmur = (channels: 1 | 2): Buffer => {
  const frames = 2 * RATE
  const samples = Buffer.alloc(frames * channels * 2)
  for (let frame = 0; frame < frames; frame++) {
    const word = (frame / RATE) * WORDS_A_SECOND
    const loudness = Math.sin(Math.PI * (word % 1)) ** 2 * 2500
    const pitch = 170 + Math.floor(word) * 24
    const value = Math.round(loudness * Math.sin((2 * Math.PI * frame * pitch) / RATE))
    for (let channel = 0; channel < channels; channel++)
      samples.writeInt16LE(value, (frame * channels + channel) * 2)
  }
  return samples
}

/**
 * A WAV of the right length: a murmur for the ear, and the words themselves in the file's comment,
 * where the sandbox's transcription reads them back.
 */
export const recordingWav = (transcript: string, seconds: number, channels: 1 | 2): Buffer => {
  const samples = Buffer.alloc(Math.max(seconds, 1) * RATE * channels * 2, murmur(channels))
  const format = Buffer.alloc(16)
  format.writeUInt16LE(1, 0)
  format.writeUInt16LE(channels, 2)
  format.writeUInt32LE(RATE, 4)
  format.writeUInt32LE(RATE * channels * 2, 8)
  format.writeUInt16LE(channels * 2, 12)
  format.writeUInt16LE(16, 14)
  const comment = chunk('ICMT', Buffer.from(`${transcript}\0`, 'utf8'))
  const body = Buffer.concat([
    Buffer.from('WAVE', 'latin1'),
    chunk('fmt ', format),
    chunk('LIST', Buffer.concat([Buffer.from('INFO', 'latin1'), comment])),
    chunk('data', samples),
  ])
  return chunk('RIFF', body)
}

/** In a film's comment: what a person says in it. */
const SAID = /\[\[said: ([^\]]{1,5000})\]\]/

/** The words hidden in a sandbox recording, or in a film's comment; undefined for any other file. */
export const transcriptIn = (file: Buffer): string | undefined => {
  if (file.subarray(0, 4).toString('latin1') !== 'RIFF')
    return SAID.exec(file.toString('utf8'))?.[1]
  const at = file.indexOf('ICMT', 0, 'latin1')
  if (at === -1) return undefined
  const length = file.readUInt32LE(at + 4)
  return file.toString('utf8', at + 8, at + 8 + length).replace(/\0+$/, '')
}
