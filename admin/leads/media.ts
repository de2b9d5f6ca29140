import type { Call, Message } from '../../cms/payload-types.ts'

export interface Attachment {
  url: string
  type?: string
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** What came with a message. Only files kept here are shown: a provider's address would leave the origin. */
export const mediaOf = ({ media }: Pick<Message, 'media'>): Attachment[] =>
  (Array.isArray(media) ? media : []).flatMap((item) => {
    const { url, filename, mimeType, contentType } = asRecord(item)
    const own = text(url) ?? (text(filename) ? `/api/media/file/${text(filename)}` : undefined)
    if (!own?.startsWith('/')) return []
    return [{ url: own, type: text(mimeType) ?? text(contentType) }]
  })

export interface Spoken {
  key: string
  speaker: 'customer' | 'agent'
  text: string
}

/** The lines of a call's transcript, in order. */
export const transcriptOf = ({ transcript }: Pick<Call, 'transcript'>): Spoken[] =>
  (Array.isArray(transcript) ? transcript : []).map((line, place) => {
    const { speaker, text: words } = asRecord(line)
    return {
      key: `line-${place}`,
      speaker: speaker === 'agent' ? 'agent' : 'customer',
      text: text(words) ?? '',
    }
  })
