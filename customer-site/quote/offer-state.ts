/** What the quote page knows, and what follows from it. No calls, no clock but the one given. */
import { NO_CHOICE, type PricedQuote, priceOfScope, type Scope } from '../../domain/pricing.ts'
import type { HoldAnswer, IntentAnswer, QuoteAnswer, Slot } from '../api/quote.ts'
import { daysBetween, londonDate } from '../words/when.ts'

/** A time that is kept for this customer; `endsAt` is by this device's own clock. */
export interface Held extends Slot {
  holdId: string
  endsAt: number
}

export interface Problem {
  at: 'times' | 'details' | 'card' | 'page'
  title?: string
  message: string
}

export type Busy = 'holding' | 'keeping' | 'saving' | 'preparing' | 'paying' | 'confirming'

export interface OfferState {
  scope: Scope
  held: Held | null
  /** The kept time ran out; it may still be free. */
  lapsed: boolean
  /** Other times are being looked at while one is kept. */
  changing: boolean
  choosing: Slot | null
  /** The time that went, and the nearest ones instead of it. */
  lost: Slot | null
  alternatives: Slot[] | null
  addressNeeded: boolean
  express: boolean
  /** The server has said that this date needs the express request. */
  expressAsked: boolean
  intent: IntentAnswer | null
  /** The scope and hold `intent` was made for. */
  intentKey: string
  problem: Problem | null
  busy: Busy | null
}

export const defaultScope = (quote: PricedQuote): Scope =>
  quote.style === 'hhh' ? { tier: 'hassle_free', extras: [] } : NO_CHOICE

export const heldFrom = (hold: HoldAnswer, now: number): Held => ({
  holdId: hold.holdId,
  date: hold.date,
  timeSlot: hold.timeSlot,
  endsAt: hold.ttlSeconds ? now + hold.ttlSeconds * 1000 : Date.parse(hold.expiresAt),
})

export const initialOffer = (
  quote: QuoteAnswer,
  hold: HoldAnswer | null,
  remembered: Scope | null,
  now: number,
): OfferState => {
  const asHeld = hold?.tier || hold?.extras?.length
  return {
    scope: asHeld
      ? { tier: hold.tier ?? null, extras: hold.extras ?? [] }
      : (remembered ?? defaultScope(quote)),
    held: hold ? heldFrom(hold, now) : null,
    lapsed: false,
    changing: false,
    choosing: null,
    lost: null,
    alternatives: null,
    addressNeeded: quote.needsAddress,
    express: false,
    expressAsked: false,
    intent: null,
    intentKey: '',
    problem: null,
    busy: null,
  }
}

/** A consumer's date inside the days they may change their mind in needs their express request. */
export const needsExpress = (
  quote: QuoteAnswer,
  { held, expressAsked }: OfferState,
  now = new Date(),
): boolean =>
  expressAsked ||
  (quote.isConsumer !== false &&
    held !== null &&
    daysBetween(londonDate(now), held.date) <= quote.cancellation.coolingOffDays)

export type Step = 'times' | 'details' | 'card'

export const stepOf = (quote: QuoteAnswer, state: OfferState): Step => {
  if (!state.held || state.changing) return 'times'
  if (state.addressNeeded || (needsExpress(quote, state) && !state.express)) return 'details'
  return 'card'
}

export const keyOf = ({ held, scope, express }: OfferState): string =>
  [held?.holdId, scope.tier, scope.extras.join('.'), express].join('|')

export const priceOf = (quote: QuoteAnswer, state: OfferState) => priceOfScope(quote, state.scope)
