import { randomBytes } from 'node:crypto'
import { londonInstant } from '../../../domain/london-time.ts'
import { percentOf } from '../../../domain/money.ts'
import { reference } from '../../../operations/tokens.ts'
import { UNPAID } from '../pay-deposits.ts'
import type { Row } from './insert-rows.ts'
import type { SeededJob } from './jobs.ts'
import type { SeededLead } from './leads.ts'

export const inHand = (lead: SeededLead): lead is SeededLead & { job: SeededJob } =>
  lead.job !== null

type WithJob = SeededLead & { job: SeededJob }
type Rows = Record<
  'slot_holds' | 'payments' | 'bookings' | 'contractor_jobs' | 'job_matching_history',
  Row[]
>

const startOf = ({ assignment }: SeededJob) =>
  londonInstant(assignment.date, assignment.range.start)
const endOf = ({ assignment }: SeededJob) => londonInstant(assignment.date, assignment.range.end)

/** A few words and stars of those whose work is done; one in four says nothing. */
const RATINGS = [5, 5, null, 4, 5, 3]
const COMMENTS: Record<number, string> = {
  5: 'On time, tidy, and explained what was wrong. Would have them again.',
  4: 'Good job, though it took a bit longer than said.',
  3: 'Work is fine. Had to ask about the mess twice.',
}
const ratingOf = (index: number) => RATINGS[index % RATINGS.length] ?? null

const bookingRow = (lead: WithJob, intentId: string, index: number): Row => {
  const { job, story } = lead
  const done = lead.demo.state === 'job_completed'
  const started = done || lead.demo.state === 'job_in_progress'
  const rating = done ? ratingOf(index) : null
  return {
    id: job.id,
    reference: reference('B'),
    lead_id: lead.id,
    quote_id: lead.quote?.id,
    contractor_id: job.assignment.contractor.id,
    date: job.assignment.date,
    time_slot: job.assignment.timeSlot,
    duration_minutes: lead.quote?.minutes,
    start_minute: job.assignment.range.start,
    end_minute: job.assignment.range.end,
    selected_tier: job.scope.tier,
    selected_extras: job.scope.extras,
    tasks: job.tasks,
    total: job.total,
    payment_intent_id: intentId,
    deposit_amount: job.deposit,
    status: done ? 'completed' : 'confirmed',
    confirmed_at: story.at('booking_confirmed'),
    started_at: started ? (done ? startOf(job) : story.stateAt) : null,
    completed_at: done ? endOf(job) : null,
    rating,
    rating_comment: rating ? COMMENTS[rating] : null,
    pinned: job.assignment.askedFor,
    created_at: story.at('booking_confirmed'),
    updated_at: story.stateAt,
  }
}

const PAYMENT_STATUS: Record<string, string> = {
  payment_pending: 'created',
  payment_failed: 'failed',
}

const paymentRow = (lead: WithJob, intentId: string | null): Row => {
  const { job, story, demo } = lead
  const paidAt = story.at('booking_confirmed') ?? null
  return {
    lead_id: lead.id,
    quote_id: lead.quote?.id,
    hold_id: paidAt ? null : job.id,
    booking_id: paidAt ? job.id : null,
    date: job.assignment.date,
    time_slot: job.assignment.timeSlot,
    tier: job.scope.tier,
    extras: job.scope.extras,
    amount: job.deposit,
    currency: 'gbp',
    payment_intent_id: intentId,
    status: PAYMENT_STATUS[demo.state] ?? 'captured',
    revision: 0,
    captured_amount: paidAt ? job.deposit : 0,
    refunded_amount: 0,
    session_id: lead.sessionId,
    express_request_at: paidAt,
    authorised_at: paidAt,
    captured_at: paidAt,
    last_error: demo.state === 'payment_failed' ? 'Your card was declined.' : null,
    created_at: story.at('payment_pending'),
    updated_at: story.stateAt,
  }
}

const holdRow = (lead: WithJob, now: Date): Row => ({
  id: lead.job.id,
  quote_id: lead.quote?.id,
  contractor_id: lead.job.assignment.contractor.id,
  date: lead.job.assignment.date,
  time_slot: lead.job.assignment.timeSlot,
  start_minute: lead.job.assignment.range.start,
  end_minute: lead.job.assignment.range.end,
  session_id: lead.sessionId,
  scope: lead.job.scope,
  work: { minutes: lead.quote?.minutes, tasks: lead.job.tasks },
  expires_at: new Date(now.getTime() + 5 * 60_000),
})

const JOB_STATUS: Record<string, string> = {
  booking_confirmed: 'assigned',
  contractor_assigned: 'assigned',
  job_scheduled: 'told',
  job_in_progress: 'started',
  job_completed: 'done',
}

const contractorJobRow = ({ job, story, demo }: WithJob): Row => ({
  booking_id: job.id,
  contractor_id: job.assignment.contractor.id,
  status: JOB_STATUS[demo.state],
  pay: percentOf(job.total, job.assignment.contractor.payPercent),
  told_at: story.at('job_scheduled') ?? null,
  on_the_way_at: null,
  started_at: demo.state === 'job_completed' ? startOf(job) : (story.at('job_in_progress') ?? null),
  done_at: demo.state === 'job_completed' ? endOf(job) : null,
  created_at: story.at('booking_confirmed'),
})

const historyRows = ({ job, story, demo }: WithJob, index: number): Row[] =>
  job.assignment.candidates.map((candidate) => {
    const selected = candidate.contractorId === job.assignment.contractor.id
    const done = selected && demo.state === 'job_completed'
    return {
      booking_id: job.id,
      contractor_id: candidate.contractorId,
      match_score: Math.round(candidate.score),
      score_parts: candidate.parts,
      was_selected: selected,
      excluded_because: candidate.excludedBecause,
      job_completed: done ? true : null,
      customer_rating: done ? ratingOf(index) : null,
      created_at: story.at('booking_confirmed') ?? story.stateAt,
    }
  })

/** Holds, payments, bookings, assignments and the decisions behind them, for every lead that has a slot. */
export const bookingRows = (leads: readonly SeededLead[], now: Date): Rows => {
  const rows: Rows = {
    slot_holds: [],
    payments: [],
    bookings: [],
    contractor_jobs: [],
    job_matching_history: [],
  }
  leads.filter(inHand).forEach((lead, index) => {
    const booked = lead.story.at('booking_confirmed') !== undefined
    const intentId = booked ? `${UNPAID}${randomBytes(12).toString('hex')}` : null
    if (!booked) rows.slot_holds.push(holdRow(lead, now))
    if (lead.story.at('payment_pending')) rows.payments.push(paymentRow(lead, intentId))
    if (booked && intentId) rows.bookings.push(bookingRow(lead, intentId, index))
    if (!booked) return
    rows.contractor_jobs.push(contractorJobRow(lead))
    rows.job_matching_history.push(...historyRows(lead, index))
  })
  return rows
}
