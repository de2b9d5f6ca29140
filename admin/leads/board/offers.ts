import {
  type ByHandState,
  canMove,
  isTerminal,
  type LeadState,
  movesByHand,
} from '../../../domain/lead-states.ts'
import type { Myself } from '../../pieces/me.tsx'
import { STATE_WORDS, type Stage } from '../../words/states.ts'

/** What a card dropped on a stage can become there: a move by hand, or the verb that leads there. */
export type Offer =
  | { kind: 'move'; state: ByHandState }
  | { kind: 'send' }
  | { kind: 'claim' }
  | { kind: 'go'; words: string; will: string; to: string }

interface Card {
  id: string
  state: LeadState
}

const quoted = ({ id, state }: Card, may: Myself['may']): Offer[] => {
  if (!may('makeQuote')) return []
  const offers: Offer[] = []
  if (['quote_generated', 'quote_sent', 'quote_viewed'].includes(state))
    offers.push({ kind: 'send' })
  if (canMove(state, 'quote_generated'))
    offers.push({
      kind: 'go',
      words: 'Build a quote',
      will: 'Opens the price book beside the job. The lead moves when the quote is made.',
      to: `/leads/${id}/quote`,
    })
  return offers
}

const page = (id: string, words: string, will: string): Offer => ({
  kind: 'go',
  words,
  will,
  to: `/leads/${id}`,
})

const others: Partial<Record<Stage, (card: Card, may: Myself['may']) => Offer[]>> = {
  Quoted: quoted,
  Estimator: ({ state }, may) =>
    state === 'estimator_queued' && may('workEstimatorQueue') ? [{ kind: 'claim' }] : [],
  Scheduled: ({ id, state }, may) =>
    may('dispatch') && ['contractor_assigned', 'job_scheduled'].includes(state)
      ? [page(id, 'Open the booking', 'Reassign, move or start the job from its booking.')]
      : [],
  Done: ({ id, state }, may) =>
    may('dispatch') && state === 'job_in_progress'
      ? [
          page(
            id,
            'Complete the job',
            'Opens the lead with its booking: the job is completed there.',
          ),
        ]
      : [],
}

/** Everything that brings a lead to a stage, by one's role: first what may be set by hand. */
export const offersFor = (card: Card, stage: Stage, me: Pick<Myself, 'may'>): Offer[] => {
  const byHand = me.may('transitionLead')
    ? movesByHand(card.state).filter((state) => STATE_WORDS[state].stage === stage)
    : []
  return [
    ...byHand.map((state): Offer => ({ kind: 'move', state: state as ByHandState })),
    ...(others[stage]?.(card, me.may) ?? []),
  ]
}

const ENTERED_BY: Record<Stage, string> = {
  Intake: 'A lead is new only once: nothing goes back to Intake.',
  Video: 'A video can only be asked for before the work is with an estimator or quoted.',
  Estimator: 'An estimator can only be asked before a booking is under way.',
  Quoted: 'A quote is made before a slot is being chosen; a booked job has its price.',
  Booking: 'The customer comes here by choosing a time on their link: send them the quote.',
  Scheduled: 'A job is scheduled when the deposit is paid; nobody is booked without it.',
  Done: 'While a payment is under way nothing can be closed; it settles by itself in minutes.',
}

/** Why a lead cannot come to a stage, in words. */
export const whyNot = ({ state }: Card, stage: Stage, me: Pick<Myself, 'may'>): string => {
  if (isTerminal(state))
    return 'This lead is over. A new message from the customer opens a new one.'
  if (STATE_WORDS[state].stage === stage)
    return `It is there already: ${STATE_WORDS[state].hint.toLowerCase()}.`
  if (!me.may('transitionLead')) return 'Your role reads the board and moves nothing on it.'
  return ENTERED_BY[stage]
}
