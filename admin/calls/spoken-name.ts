import type { Spoken } from '../leads/media.ts'

const SAID = /\b(?:my name is|my name’s|my name's|the name is|the name's|this is)\s+(.{1,60})/i
/** Capitalised as names are; transcripts write what is no name small. */
const NAME = /^(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+)?[A-Z][\p{L}’'-]+(?:\s+[A-Z][\p{L}’'-]+){0,2}/u

/** The name by which a caller has introduced themselves, for a person to confirm; null when they have not. */
export const spokenName = (lines: readonly Spoken[]): string | null => {
  for (const { speaker, text } of lines) {
    const after = speaker === 'customer' ? SAID.exec(text)?.[1] : undefined
    const name = after && NAME.exec(after)?.[0]
    if (name) return name
  }
  return null
}
