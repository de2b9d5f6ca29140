import { toE164 } from '../../domain/phone.ts'
import type { StoredEvent } from './read-webhook.ts'

const MOST_FILES = 10

export interface InboundFile {
  url: string
  contentType: string
  state: 'waiting' | 'stored' | 'refused'
  mediaId?: string
  /** Why it was refused, in words. */
  problem?: string
}

export interface InboundWhatsApp {
  sid: string
  /** E.164. */
  from: string
  to: string | null
  body: string
  name: string | undefined
  files: InboundFile[]
  at: string
}

/** A shared pin reads as words in the thread. */
const place = ({
  Latitude,
  Longitude,
  Address,
  Label,
}: Record<string, string | undefined>): string =>
  Latitude && Longitude
    ? `Shared a location: ${[Label, Address, `${Latitude}, ${Longitude}`].filter(Boolean).join(', ')}`
    : ''

/** What Twilio posts of an incoming WhatsApp, as we use it; null when the sender is no phone. */
export const readInbound = ({ body: form, createdAt }: StoredEvent): InboundWhatsApp | null => {
  const from = toE164(form.From ?? '')
  if (!from || !form.MessageSid) return null
  const count = Math.min(Math.max(Number.parseInt(form.NumMedia ?? '0', 10) || 0, 0), MOST_FILES)
  const files = Array.from({ length: count }, (_, index) => ({
    url: form[`MediaUrl${index}`] ?? '',
    contentType: form[`MediaContentType${index}`] ?? '',
    state: 'waiting' as const,
  })).filter(({ url }) => url !== '')
  return {
    sid: form.MessageSid,
    from,
    to: toE164(form.To ?? ''),
    body: form.Body?.trim() || form.ButtonText?.trim() || place(form),
    name: form.ProfileName,
    files,
    at: new Date(createdAt).toISOString(),
  }
}
