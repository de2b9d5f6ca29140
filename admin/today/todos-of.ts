/** Rows as things to do: a sentence and a button each. */
import type { Booking, EstimatorQueue, Exception, Lead, Quote } from '../../cms/payload-types.ts'
import { formatPence } from '../../domain/money.ts'
import type { Role } from '../../domain/roles.ts'
import type { Thread } from '../inbox/threads.ts'
import { filled, idOf } from '../pieces/related.ts'
import { EXCEPTION_WORDS } from '../words/vocabulary.ts'
import { isWorkOf, RANK, type Todo } from './todo.ts'

const MONEY: readonly Exception['kind'][] = [
  'capture_failed',
  'refund_failed',
  'payment_unbooked',
  'payment_disputed',
]
const nameOf = (lead: Lead | null) => lead?.customerName ?? 'A customer'

export const ofException = (exception: Exception): Todo => {
  const lead = filled<Lead>(exception.lead)
  const booking = filled<Booking>(exception.booking)
  return {
    key: `exception ${exception.id}`,
    tone: 'urgent',
    who: lead ? nameOf(lead) : EXCEPTION_WORDS[exception.kind],
    sentence: `— ${exception.detail}`,
    at: exception.createdAt,
    ...(lead && !booking ? { lead: lead.id } : {}),
    to:
      exception.kind === 'message_failed' && lead && !booking
        ? `/inbox?view=all&lead=${lead.id}`
        : booking
          ? `/bookings/${booking.id}`
          : lead
            ? `/leads/${lead.id}`
            : '/exceptions',
    button:
      exception.kind === 'message_failed' && lead && !booking
        ? 'See the message'
        : booking
          ? 'See the booking'
          : lead
            ? 'See the lead'
            : 'See it',
    rank: MONEY.includes(exception.kind) ? RANK.moneyTrouble : RANK.exception,
  }
}

const CAME_BY: Record<Lead['source'], string> = {
  call: 'by call',
  whatsapp: 'by WhatsApp',
  web: 'by the web form',
  manual: 'by hand',
}

const brief = (words: string) => (words.length > 90 ? `${words.slice(0, 88)}…` : words)

/** A customer who wrote or rang and was not answered, the words where they are the last said. */
export const ofThread = ({
  leadId,
  customerName,
  state,
  waitingSince,
  waitingFor,
  last,
}: Thread): Todo[] => {
  // One that can be quoted is answered with the quote, and stands below as such.
  if (!waitingSince || (state === 'sku_detected' && waitingFor === 'reply')) return []
  const words = last?.kind === 'message' && last.direction === 'inbound' ? last.words : ''
  const common = {
    ...{ lead: leadId, tone: 'ours' as const, who: customerName, at: waitingSince },
    to: `/inbox?lead=${leadId}`,
  }
  if (waitingFor === 'call')
    return [
      {
        ...common,
        key: `ring ${leadId}`,
        sentence: 'rang and nobody answered.',
        button: 'Ring back',
        rank: RANK.ringBack,
      },
    ]
  return [
    {
      ...common,
      key: `reply ${leadId}`,
      sentence: words ? `wrote “${brief(words)}”` : 'wrote and waits for an answer.',
      button: 'Reply',
      write: true,
      rank: RANK.reply,
    },
  ]
}

const ofLead = (
  lead: Lead,
  rank: number,
  tone: Todo['tone'],
  sentence: string,
  button: string,
): Todo => ({
  key: `${rank} ${lead.id}`,
  lead: lead.id,
  tone,
  who: lead.customerName,
  sentence,
  at: lead.stateChangedAt ?? lead.createdAt,
  to: `/leads/${lead.id}`,
  button,
  rank,
})

export const ofQuote = (quote: Quote): Todo[] => {
  const lead = filled<Lead>(quote.lead)
  if (!lead) return []
  const common = { who: nameOf(lead), lead: lead.id, to: `/quotes/${quote.id}` }
  if (quote.status === 'draft')
    return [
      {
        ...common,
        key: `draft ${quote.id}`,
        tone: 'ours',
        sentence: `has a quote of ${formatPence(quote.total)} ready that was not sent.`,
        at: quote.createdAt,
        button: 'Look and send',
        rank: RANK.unsentQuote,
      },
    ]
  return [
    {
      ...common,
      key: `expiring ${quote.id}`,
      tone: 'theirs',
      sentence: `${quote.viewedAt ? 'looked at' : 'has not opened'} the quote of ${formatPence(quote.total)}, which runs out soon.`,
      at: quote.expiresAt ?? quote.createdAt,
      until: true,
      to: `/inbox?view=all&lead=${lead.id}`,
      button: 'Write to them',
      rank: RANK.expiring,
    },
  ]
}

/** What waits for any estimator, and what this one has claimed. */
export const ofQueue = (row: EstimatorQueue, me: string): Todo[] => {
  const lead = filled<Lead>(row.lead)
  const mine = row.status === 'in_progress' && idOf(row.assignedTo) === me
  if (!lead || (row.status === 'in_progress' && !mine)) return []
  const asked = lead.state === 'awaiting_customer_response'
  return [
    {
      key: `estimate ${row.id}`,
      tone: asked ? 'theirs' : 'ours',
      who: nameOf(lead),
      sentence: mine
        ? asked
          ? 'has your question and has not answered yet.'
          : 'is yours to price.'
        : `waits for an estimator${row.reason ? `: ${row.reason}` : '.'}`,
      at: mine ? (row.claimedAt ?? row.createdAt) : row.createdAt,
      to: mine ? `/estimator/${lead.id}` : '/estimator',
      button: mine ? 'Go on' : 'To the queue',
      rank: mine && !asked ? RANK.claimed : RANK.estimate,
    },
  ]
}

/** One that has gone quiet and will be closed by itself unless somebody writes. */
export const ofStale = (lead: Lead): Todo => ({
  ...ofLead(
    lead,
    RANK.stale,
    'theirs',
    lead.state === 'video_requested'
      ? 'was asked for a video, has not sent it, and will be closed.'
      : 'has not answered our question and will be closed.',
    'Write to them',
  ),
  at: lead.expiresAt ?? lead.createdAt,
  until: true,
  to: `/inbox?view=all&lead=${lead.id}`,
})

/** A lead nobody has answered with a quote, or one that could not pay. */
export const ofWaitingLead = (lead: Lead, role: Role): Todo[] => {
  if (lead.state === 'payment_failed') {
    if (!isWorkOf(role, 'paymentFailed')) return []
    const refused = 'could not pay: the card was refused.'
    return [ofLead(lead, RANK.paymentFailed, 'urgent', refused, 'See the lead')]
  }
  if (!isWorkOf(role, 'newLead')) return []
  const how = `came in ${CAME_BY[lead.source]}`
  const said = lead.jobDescription
    ? `: “${brief(lead.jobDescription)}”`
    : ' and has not said what needs doing.'
  if (lead.state === 'created')
    return [ofLead(lead, RANK.newLead, 'ours', `${how}${said}`, 'Look at it')]
  const ready = `${how} and can be quoted${lead.jobDescription ? said : '.'}`
  return [ofLead(lead, RANK.newLead, 'ours', ready, 'Quote it')]
}
