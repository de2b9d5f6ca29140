import type { Sandbox } from '../context.ts'
import type { CallRow, IntentRow, MessageRow } from '../rows.ts'
import { ownNumber } from '../twilio/send-message.ts'
import { recordingUrl } from '../twilio/shapes.ts'

const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g

/** A message as tests and the page of phones read it; `links` are the addresses in its text. */
export const messageView = (row: MessageRow) => ({
  sid: row.id,
  direction: row.direction,
  from: row.from,
  to: row.to,
  body: row.body,
  links: row.body.match(LINK) ?? [],
  status: row.status,
  media: row.media,
  contentSid: row.contentSid,
  contentVariables: row.contentVariables,
  errorCode: row.errorCode,
  errorMessage: row.errorMessage,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

/** Everyone who wrote, was written to or called, the latest first. */
export const phoneViews = (sandbox: Sandbox) => {
  const { journal } = sandbox
  const own = ownNumber(sandbox)
  const last = new Map<string, { at: string; words: string; messages: number }>()
  const note = (phone: string, at: string, words: string) => {
    if (phone === own) return
    const before = last.get(phone)
    const messages = (before?.messages ?? 0) + 1
    last.set(phone, before && before.at > at ? { ...before, messages } : { at, words, messages })
  }
  for (const row of journal.all('message'))
    note(row.direction === 'inbound' ? row.from : row.to, row.createdAt, preview(row))
  for (const row of journal.all('call')) {
    if (row.direction === 'inbound') note(row.from, row.createdAt, 'Called')
    if (row.direction === 'outbound-api') note(row.to, row.createdAt, 'Was called')
  }
  return [...last]
    .map(([phone, { at, words, messages }]) => {
      const known = journal.get('phone', phone)
      const lastInboundAt = known?.lastInboundAt ?? null
      return {
        phone,
        name: known?.profileName ?? '',
        lastAt: at,
        preview: words,
        messages,
        windowEndsAt:
          lastInboundAt === null ? null : new Date(lastInboundAt + 24 * 3600_000).toISOString(),
      }
    })
    .sort((a, b) => (a.lastAt < b.lastAt ? 1 : -1))
}

const preview = ({ body, media, direction }: MessageRow): string => {
  const words = body || (media.length ? `${media[0]?.contentType.split('/')[0]} attached` : '…')
  return `${direction === 'inbound' ? 'You: ' : ''}${words}`.slice(0, 120)
}

export const callView = (sandbox: Sandbox, row: CallRow) => {
  const { journal } = sandbox
  return {
    sid: row.id,
    direction: row.direction,
    from: row.from,
    to: row.to,
    status: row.status,
    lines: row.lines,
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    duration: row.duration,
    recordings: journal
      .all('recording')
      .filter(({ callSid }) => callSid === row.id)
      .map(({ id, seconds }) => ({ sid: id, seconds, url: recordingUrl(sandbox, id) })),
    callbacks: journal
      .all('delivery')
      .filter(({ about }) => about === row.id)
      .map(({ kind, state, lastStatus, attempts }) => ({ kind, state, lastStatus, attempts })),
  }
}

/** A payment in Stripe's shape, with its charge and refunds in full. */
export const intentView = ({ journal }: Sandbox, { intent }: IntentRow) => ({
  ...intent,
  latest_charge:
    typeof intent.latest_charge === 'string'
      ? (journal.get('charge', intent.latest_charge) ?? null)
      : null,
  refunds: journal.all('refund').filter((refund) => refund.payment_intent === intent.id),
})
