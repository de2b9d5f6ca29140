/** The customer's verbs on one quote, behind its unguessable link. Money is pence. */
import type { PricedQuote, Scope, Tier } from '../../domain/pricing.ts'
import type { TimeSlot } from '../../domain/slots.ts'
import type { JobStatus } from '../../domain/vocabulary.ts'
import { call } from './http.ts'

export interface Slot {
  date: string
  timeSlot: TimeSlot
}

export interface QuoteAnswer extends PricedQuote {
  token: string
  version: number
  status: string
  customerFirstName: string
  jobSummary: string
  depositAmount: number
  currency: string
  expiresAt: string
  needsAddress: boolean
  postcode?: string | null
  /** False for businesses: no 14 days, so no express request. */
  isConsumer?: boolean
  business?: { name: string; phone?: string }
  /** The office's own rules, as they are set. */
  cancellation: {
    fullRefundUntilHours: number
    coolingOffDays: number
    rescheduleUntilHours: number
  }
}

export interface HoldAnswer extends Slot {
  holdId: string
  expiresAt: string
  ttlSeconds: number
  tier?: Tier | null
  extras?: number[]
}

export interface BookingAnswer extends Slot {
  bookingId: string
  reference: string
  status: 'confirmed' | 'cancelled' | 'completed'
  /** Where the contractor is with it. */
  jobStatus?: JobStatus | null
  /** What the job occupies, in minutes after London midnight. */
  startMinute: number
  endMinute: number
  contractor: { firstName: string; photo?: string | null } | null
  selectedTier: Tier | null
  selectedExtras: number[]
  depositAmount: number
  total: number
  balance: number
  /** The hold to pay the deposit again under, when the bank did not let it through. */
  depositDueHoldId?: string | null
  address?: string | null
  rating?: number | null
  refundAmount?: number | null
  retainedAmount?: number | null
  /** Until then its customer may move it themselves. */
  changeUntil?: string
  /** Until then cancelling costs nothing. */
  freeCancellationUntil?: string
}

export interface PageAnswer {
  quote: QuoteAnswer
  booking: BookingAnswer | null
  hold: HoldAnswer | null
}

export interface DayAnswer {
  date: string
  slots: { timeSlot: TimeSlot; label: string; contractors: number }[]
}
export interface SlotsAnswer {
  days: DayAnswer[]
  nextAvailable: Slot | null
}

export interface IntentAnswer {
  paymentIntentId: string
  clientSecret: string
  amount: number
  currency: string
  publishableKey: string
  mode: 'sandbox' | 'stripe'
  /** Where a sandbox card is confirmed. */
  confirmBase: string
}

export interface CancelAnswer {
  refundAmount: number
  retainedAmount: number
}

export const quoteApi = (token: string) => {
  const base = `/api/q/${encodeURIComponent(token)}`
  return {
    base,
    page: () => call<PageAnswer>('GET', base, { retries: 3 }),
    view: () => call<void>('POST', `${base}/view`, { retries: 2 }),
    /** From the server's own today to as far ahead as it offers: a phone's clock may be wrong. */
    slots: (scope: Scope, signal?: AbortSignal) => {
      const asked = new URLSearchParams()
      if (scope.tier) asked.set('tier', scope.tier)
      if (scope.extras.length > 0) asked.set('extras', scope.extras.join(','))
      return call<SlotsAnswer>('GET', `${base}/slots?${asked}`, { retries: 2, signal })
    },
    hold: (slot: Slot, scope: Scope) =>
      call<HoldAnswer>('POST', `${base}/holds`, {
        body: { date: slot.date, timeSlot: slot.timeSlot, ...inBody(scope) },
        retries: 1,
      }),
    address: (address: string, postcode: string) =>
      call<{ holdKept?: boolean }>('PUT', `${base}/address`, {
        body: { address, postcode },
        retries: 2,
      }),
    intent: (holdId: string, scope: Scope, startWithinCoolingOff: boolean) =>
      call<IntentAnswer>('POST', `${base}/payment-intent`, {
        body: { holdId, ...inBody(scope), startWithinCoolingOff },
        retries: 2,
      }),
    book: (holdId: string, paymentIntentId: string) =>
      call<BookingAnswer>('POST', `${base}/bookings`, {
        body: { holdId, paymentIntentId },
        retries: 8,
      }),
    booking: () => call<BookingAnswer>('GET', `${base}/booking`),
    costOfCancelling: () => call<CancelAnswer>('GET', `${base}/booking/cancel`, { retries: 2 }),
    cancel: (reason: string) =>
      call<CancelAnswer>('POST', `${base}/booking/cancel`, { body: { reason }, retries: 2 }),
    reschedule: (holdId: string, startWithinCoolingOff?: boolean) =>
      call<BookingAnswer>('POST', `${base}/booking/reschedule`, {
        body: { holdId, ...(startWithinCoolingOff ? { startWithinCoolingOff } : {}) },
        retries: 2,
      }),
    renew: () => call<{ token?: string; quote?: { token: string } }>('POST', `${base}/renew`),
    rate: (rating: number, comment: string) =>
      call<unknown>('POST', `${base}/rating`, {
        body: { rating, ...(comment ? { comment } : {}) },
        retries: 2,
      }),
  }
}
export type QuoteApi = ReturnType<typeof quoteApi>

const inBody = ({ tier, extras }: Scope) => ({
  ...(tier ? { tier } : {}),
  ...(extras.length > 0 ? { extras } : {}),
})

/** The times a 409 offers instead. */
export const alternativesIn = (data: Readonly<Record<string, unknown>>): Slot[] =>
  Array.isArray(data.alternatives) ? (data.alternatives as Slot[]) : []
