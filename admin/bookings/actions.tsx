import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Booking, Lead, Payment } from '../../cms/payload-types.ts'
import type { LeadState } from '../../domain/lead-states.ts'
import { formatPence } from '../../domain/money.ts'
import { Ask, type Question } from '../pieces/ask.tsx'
import { useMe } from '../pieces/me.tsx'
import { filled } from '../pieces/related.ts'
import { useVerb } from '../pieces/verb.ts'
import { BOOKING_TOUCHES } from './touches.ts'

const Reschedule = lazy(() => import('./reschedule.tsx'))

/** What was taken and not given back: what a cancellation by us returns. */
const takenOf = (payments: readonly Payment[]): number =>
  payments.reduce((sum, { status, amount, capturedAmount, refundedAmount }) => {
    if (status === 'authorised') return sum + amount
    return ['captured', 'partially_refunded'].includes(status)
      ? sum + capturedAmount - refundedAmount
      : sum
  }, 0)

const NOT_STARTED: readonly LeadState[] = ['contractor_assigned', 'job_scheduled']

interface Props {
  booking: Booking
  payments: readonly Payment[]
}

/** What can still be done with a booking, each said as what will happen. */
export function BookingActions({ booking, payments }: Props) {
  const me = useMe()
  const navigate = useNavigate()
  const { run, busy } = useVerb()
  const [question, setQuestion] = useState<Question | null>(null)
  const [moving, setMoving] = useState(false)
  const lead = filled<Lead>(booking.lead)
  if (!me.may('dispatch') || booking.status !== 'confirmed' || !lead) return null

  const verb = (name: 'start' | 'complete' | 'cancel', done: string, failed: string, body = {}) =>
    run({ path: `/bookings/${booking.id}/${name}`, body, done, failed, touches: BOOKING_TOUCHES })
  const taken = takenOf(payments)
  const cancelling =
    taken > 0 ? `Cancel booking and refund ${formatPence(taken)}` : 'Cancel booking'
  const cancel: Question = {
    title: `Cancel ${booking.reference}`,
    will: `${lead.customerName} and the contractor are told by WhatsApp, and the contractor is free again. ${
      taken > 0
        ? `${formatPence(taken)} goes back to the card: we cancel, so the customer gets it all.`
        : ''
    }`,
    button: cancelling,
    danger: true,
    note: { label: 'Why', placeholder: 'Kept with the booking' },
    act: async (reason) =>
      (await verb('cancel', 'Booking cancelled', 'The booking was not cancelled', { reason })) !==
      null,
  }
  const complete: Question = {
    title: `${booking.reference} is done`,
    will: `${lead.customerName} is asked how it was, and the contractor’s experience grows by this job.`,
    button: 'Mark as done',
    act: async () =>
      (await verb('complete', 'Marked as done', 'It was not marked as done')) !== null,
  }
  const under = lead.state === 'job_in_progress'
  return (
    <>
      <Button onClick={() => navigate(`/dispatch?from=${booking.date}&open=${booking.id}`)}>
        Show on the board
      </Button>
      {!under && <Button onClick={() => setMoving(true)}>Move to another time</Button>}
      {NOT_STARTED.includes(lead.state) && (
        <Button
          loading={busy}
          onClick={() => void verb('start', 'Work has begun', 'It was not started')}
        >
          Work has begun
        </Button>
      )}
      {under && (
        <Button type="primary" onClick={() => setQuestion(complete)}>
          Mark as done
        </Button>
      )}
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: [
            {
              key: 'cancel',
              danger: true,
              label: `${cancelling}…`,
              onClick: () => setQuestion(cancel),
            },
          ],
        }}
      >
        <Button icon={<MoreOutlined />} aria-label="More: cancel the booking" />
      </Dropdown>
      {question && <Ask question={question} close={() => setQuestion(null)} />}
      {moving && (
        <Suspense fallback={null}>
          <Reschedule booking={booking} close={() => setMoving(false)} />
        </Suspense>
      )}
    </>
  )
}
