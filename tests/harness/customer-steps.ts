/** What a customer does on the way to a booking, each step as the page does it. */
import { expect } from 'vitest'
import { type Answer, confirmCard, customerOf } from './customer.ts'

export interface Slot {
  date: string
  timeSlot: string
}

export interface HoldAnswer extends Slot {
  holdId: string
  expiresAt: string
  ttlSeconds: number
}

export interface IntentAnswer {
  paymentIntentId: string
  clientSecret: string
  amount: number
  currency: string
  publishableKey: string
  confirmBase: string
  mode: string
}

export interface BookingAnswer extends Slot {
  bookingId: string
  reference: string
  status: string
  depositAmount: number
  contractor: { firstName: string }
}

export interface Refused {
  errors: [
    { code: string; message: string; data?: { alternatives?: Slot[]; token?: string } & object },
  ]
}

export interface Scope {
  tier?: string | null
  extras?: number[]
}

/** A refusal's status and code, and what came with it. */
export const refusalOf = ({ status, body }: Answer<unknown>) => {
  const [error] = (body as Partial<Refused>).errors ?? []
  return { status, code: error?.code, alternatives: error?.data?.alternatives, data: error?.data }
}

const must = <T>(what: string, allowed: number[], answer: Answer<T>): T => {
  expect(allowed, `${what}: ${JSON.stringify(answer.body)}`).toContain(answer.status)
  return answer.body
}

/** One device of one customer. The `try…` steps answer whatever comes; the others insist. */
export const stepsOf = (
  business: { appUrl: string },
  { token }: { token: string },
  sessionId?: string,
) => {
  const customer = customerOf(business, token, sessionId)
  const tryHold = (date: string, timeSlot: string, scope: Scope = {}) =>
    customer.post<HoldAnswer>('/holds', { date, timeSlot, ...scope })
  const tryIntent = (holdId: string, more: object = {}) =>
    customer.post<IntentAnswer>('/payment-intent', {
      ...{ holdId, startWithinCoolingOff: true },
      ...more,
    })
  const tryBook = (holdId: string, paymentIntentId: string) =>
    customer.post<BookingAnswer>('/bookings', { holdId, paymentIntentId })
  const hold = async (date: string, timeSlot: string, scope?: Scope) =>
    must('hold', [201], await tryHold(date, timeSlot, scope))
  const intent = async (holdId: string, more?: object) =>
    must('payment intent', [200], await tryIntent(holdId, more))
  const confirm = (made: IntentAnswer, card?: string) => confirmCard(made, card)
  const pay = async (made: IntentAnswer) => {
    const { body } = await confirm(made)
    expect(body.status, JSON.stringify(body)).toBe('requires_capture')
  }
  return {
    ...customer,
    ...{ tryHold, tryIntent, tryBook, hold, intent, confirm, pay },
    slots: async (query = '') =>
      must('slots', [200], await customer.get<SlotsAnswer>(`/slots${query}`)),
    book: async (holdId: string, paymentIntentId: string) =>
      must('booking', [200, 201], await tryBook(holdId, paymentIntentId)),
    /** Hold, intent, card and booking in one go. */
    bookWhole: async (date: string, timeSlot: string, scope?: Scope) => {
      const held = await hold(date, timeSlot, scope)
      const made = await intent(held.holdId)
      await pay(made)
      const booked = must('booking', [200, 201], await tryBook(held.holdId, made.paymentIntentId))
      return { ...booked, ...held, paymentIntentId: made.paymentIntentId, amount: made.amount }
    },
  }
}

export interface SlotsAnswer {
  days: { date: string; slots: { timeSlot: string; label: string; contractors: number }[] }[]
  nextAvailable: Slot | null
}

/** How many more such jobs a slot takes; 0 when it is not shown. */
export const shownIn = ({ days }: SlotsAnswer, date: string, timeSlot: string): number =>
  days.find((day) => day.date === date)?.slots.find((slot) => slot.timeSlot === timeSlot)
    ?.contractors ?? 0
