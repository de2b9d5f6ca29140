import { useList } from '@refinedev/core'
import { useMemo } from 'react'
import type { Media } from '../../cms/payload-types.ts'
import type { CallItem, MessageItem } from './timeline-entries.ts'

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The files kept for a lead, by id: what customers sent, and recordings of calls. */
export function useFilesOf(leadId: string): ReadonlyMap<string, Media> {
  const { result } = useList<Media>({
    resource: 'media',
    filters: [{ field: 'lead', operator: 'eq', value: leadId }],
    pagination: { mode: 'off' },
    meta: { select: ['url', 'filename', 'mimeType'] },
    errorNotification: false,
  })
  return useMemo(() => new Map(result.data.map((file) => [file.id, file])), [result.data])
}

/** The ids of the files that came with a message; one still being fetched has none yet. */
export const fileIdsOf = ({ media }: Pick<MessageItem, 'media'>): string[] =>
  (Array.isArray(media) ? media : []).flatMap((item) => text(asRecord(item).mediaId) ?? [])

/** Why files that came with a message were not kept, in words. */
export const problemsOf = ({ media }: Pick<MessageItem, 'media'>): string[] =>
  (Array.isArray(media) ? media : []).flatMap((item) => text(asRecord(item).problem) ?? [])

/** Something that came with it is neither stored nor refused yet. */
export const isFetching = ({ media }: Pick<MessageItem, 'media'>): boolean =>
  (Array.isArray(media) ? media : []).some((item) => {
    const { mediaId, problem, state } = asRecord(item)
    return !mediaId && !problem && state !== 'refused'
  })

export interface Spoken {
  key: string
  speaker: 'customer' | 'agent'
  text: string
  /** ISO, UTC: when the line reached us. */
  at: string | undefined
}

/** The lines of a call's transcript, in order. */
export const transcriptOf = ({ transcript }: Pick<CallItem, 'transcript'>): Spoken[] =>
  (Array.isArray(transcript) ? transcript : []).map((line, place) => {
    const { speaker, text: words, at } = asRecord(line)
    return {
      key: `line-${place}`,
      speaker: speaker === 'agent' ? 'agent' : 'customer',
      text: text(words) ?? '',
      at: text(at),
    }
  })
