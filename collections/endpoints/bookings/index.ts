import type { Endpoint } from 'payload'
import { z } from 'zod'
import { isDate } from '../../../domain/london-time.ts'
import { isTimeSlot } from '../../../domain/slots.ts'
import { actorOf } from '../../../operations/actor.ts'
import { cancelBooking } from '../../../operations/booking/cancel-booking.ts'
import { moveBooking } from '../../../operations/booking/move-booking.ts'
import { completeJob, startJob } from '../../../operations/booking/progress-job.ts'
import { tellByPhone } from '../../../operations/booking/tell-by-phone.ts'
import { assignContractor } from '../../../operations/matching/assign-contractor.ts'
import { listMatches } from '../../../operations/matching/list-matches.ts'
import { staffVerb } from '../define-endpoint.ts'
import { boardReads } from './board.ts'

const reason = z.string().trim().min(1, 'Please say why.').max(1000)
const noBody = z.object({}).loose()
const contractor = z.uuid('That is not the id of a contractor.')
const date = z.string().refine(isDate, 'A date such as 2026-11-24 is needed.')
const timeSlot = z.string().refine(isTimeSlot, 'am, pm or an hour such as 09:00 is needed.')
const together = 'A new time is a date and a time slot together.'

export const bookingVerbs: Endpoint[] = [
  ...boardReads,
  staffVerb('readMatches', {
    method: 'get',
    path: '/:id/matches',
    act: async (req, { params }) => ({ matches: await listMatches(req, params.id ?? '') }),
  }),
  staffVerb('dispatch', {
    method: 'post',
    path: '/:id/assign',
    body: z
      .object({
        contractor,
        reason,
        date: date.optional(),
        timeSlot: timeSlot.optional(),
        seen: z.object({ contractor, date, timeSlot }).optional(),
      })
      .refine((body) => (body.date === undefined) === (body.timeSlot === undefined), {
        path: ['timeSlot'],
        message: together,
      }),
    act: async (req, { params, body }) => {
      await assignContractor(req, {
        bookingId: params.id ?? '',
        contractorId: body.contractor,
        reason: body.reason,
        seen: body.seen,
        to: body.date && body.timeSlot ? { date: body.date, timeSlot: body.timeSlot } : undefined,
      })
      return { contractor: body.contractor }
    },
  }),
  staffVerb('dispatch', {
    method: 'post',
    path: '/:id/reschedule',
    body: z.object({
      date,
      timeSlot,
      reason: reason.default('Rescheduled by the office'),
    }),
    act: async (req, { params, body }) => {
      await moveBooking(req, { bookingId: params.id ?? '', actor: actorOf(req), ...body })
      return { date: body.date, timeSlot: body.timeSlot }
    },
  }),
  staffVerb('dispatch', {
    method: 'post',
    path: '/:id/mark-told',
    body: noBody,
    act: async (req, { params }) => {
      await tellByPhone(req, params.id ?? '')
      return { told: true }
    },
  }),
  staffVerb('dispatch', {
    method: 'post',
    path: '/:id/start',
    body: noBody,
    act: (req, { params }) => startJob(req, { bookingId: params.id ?? '', actor: actorOf(req) }),
  }),
  staffVerb('dispatch', {
    method: 'post',
    path: '/:id/complete',
    body: noBody,
    act: (req, { params }) => completeJob(req, { bookingId: params.id ?? '', actor: actorOf(req) }),
  }),
  staffVerb('dispatch', {
    method: 'post',
    path: '/:id/cancel',
    body: z.object({ reason }),
    act: async (req, { params, body }) => {
      const { refundAmount, retainedAmount } = await cancelBooking(req, {
        bookingId: params.id ?? '',
        by: 'business',
        actor: actorOf(req),
        reason: body.reason,
      })
      return { refundAmount, retainedAmount }
    },
  }),
]
