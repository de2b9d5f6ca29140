import type { Endpoint } from 'payload'
import { z } from 'zod'
import { invalid } from '../../../domain/app-error.ts'
import { isDate } from '../../../domain/london-time.ts'
import { TIERS } from '../../../domain/pricing.ts'
import { isTimeSlot } from '../../../domain/slots.ts'
import { bookHold } from '../../../operations/booking/book-hold.ts'
import { bookingCalendar } from '../../../operations/booking/booking-calendar.ts'
import {
  cancelAsCustomer,
  costOfCancelling,
} from '../../../operations/booking/cancel-as-customer.ts'
import { contractorPhoto } from '../../../operations/booking/contractor-photo.ts'
import { holdSlot } from '../../../operations/booking/hold-slot.ts'
import { listSlots, spanFrom } from '../../../operations/booking/list-slots.ts'
import { rateBooking } from '../../../operations/booking/rate-booking.ts'
import { releaseHold } from '../../../operations/booking/release-hold.ts'
import { rescheduleAsCustomer } from '../../../operations/booking/reschedule-as-customer.ts'
import { startPayment } from '../../../operations/payments/start-payment.ts'
import { openQuote } from '../../../operations/quotes/open-quote.ts'
import { publicBooking } from '../../../operations/quotes/public-booking.ts'
import { customerVerb } from './customer-verb.ts'

const tier = z.enum(TIERS, 'There is no such package.').nullish()
const extras = z.array(z.number().int().min(0)).max(20).optional()

const holdBody = z.object({
  date: z.string().refine(isDate, 'A date such as 2026-11-24 is needed.'),
  timeSlot: z.string().refine(isTimeSlot, 'am, pm or an hour such as 09:00 is needed.'),
  tier,
  extras,
})

const paymentBody = z.object({
  holdId: z.string(),
  tier,
  extras,
  address: z.string().trim().min(5, 'The full address is needed.').max(500).optional(),
  startWithinCoolingOff: z.boolean().optional(),
})

/** `tier=handy&extras=0,2`, as the slots call says it. */
const scopeFrom = (query: URLSearchParams) => {
  const asked = query.get('tier') || undefined
  const named = TIERS.find((name) => name === asked)
  if (asked && !named)
    throw invalid('There is no such package.', { tier: `Unknown package “${asked}”.` })
  const listed = (query.get('extras') ?? '').split(',').filter(Boolean).map(Number)
  if (listed.some((index) => !Number.isInteger(index) || index < 0))
    throw invalid('There is no such extra.', { extras: 'Whole numbers, with commas between.' })
  return { tier: named, extras: listed }
}

export const bookingEndpoints: Endpoint[] = [
  customerVerb({
    method: 'get',
    path: '/slots',
    act: async (req, { token, query }) => {
      const span = spanFrom(query.get('from'), query.get('to'))
      const scope = scopeFrom(query)
      return listSlots(req, await openQuote(req, token), scope, span)
    },
  }),
  customerVerb({
    method: 'post',
    path: '/holds',
    status: 201,
    body: holdBody,
    act: (req, { token, sessionId, body }) => holdSlot(req, { token, sessionId, ...body }),
  }),
  customerVerb({
    method: 'delete',
    path: '/holds/:id',
    act: (req, { token, params }) => releaseHold(req, token, params.id ?? ''),
  }),
  customerVerb({
    method: 'post',
    path: '/payment-intent',
    body: paymentBody,
    transaction: false,
    act: (req, { token, sessionId, body }) => startPayment(req, { token, sessionId, ...body }),
  }),
  customerVerb({
    method: 'post',
    path: '/bookings',
    body: z.object({ holdId: z.string(), paymentIntentId: z.string().max(200) }),
    transaction: false,
    act: async (req, { token, body }) => {
      const { booking, first } = await bookHold(req, { token, ...body })
      return Response.json(booking, { status: first ? 201 : 200 })
    },
  }),
  customerVerb({
    method: 'get',
    path: '/booking',
    act: (req, { token }) => publicBooking(req, token),
  }),
  customerVerb({
    method: 'get',
    path: '/booking.ics',
    act: async (req, { token }) =>
      new Response(await bookingCalendar(req, token), {
        headers: {
          'Content-Type': 'text/calendar; charset=utf-8',
          'Content-Disposition': 'attachment; filename="booking.ics"',
        },
      }),
  }),
  customerVerb({
    method: 'get',
    path: '/booking/photo',
    transaction: false,
    act: async (req, { token }) =>
      new Response(new Uint8Array(await contractorPhoto(req, token)), {
        headers: { 'Content-Type': 'image/jpeg', 'Cache-Control': 'private, max-age=86400' },
      }),
  }),
  customerVerb({
    method: 'get',
    path: '/booking/cancel',
    act: (req, { token }) => costOfCancelling(req, token),
  }),
  customerVerb({
    method: 'post',
    path: '/booking/cancel',
    body: z.object({ reason: z.string().trim().max(1000).optional() }),
    act: (req, { token, body }) =>
      cancelAsCustomer(req, token, body.reason ?? 'Cancelled by the customer'),
  }),
  customerVerb({
    method: 'post',
    path: '/booking/reschedule',
    body: z.object({ holdId: z.string(), startWithinCoolingOff: z.boolean().optional() }),
    act: (req, { token, body }) => rescheduleAsCustomer(req, { token, ...body }),
  }),
  customerVerb({
    method: 'post',
    path: '/rating',
    status: 201,
    body: z.object({
      rating: z.number().int().min(1, '1 to 5.').max(5, '1 to 5.'),
      comment: z.string().max(2000).optional(),
    }),
    act: (req, { token, body }) => rateBooking(req, { token, ...body }),
  }),
]
