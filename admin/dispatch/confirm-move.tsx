import { Alert, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { DayShape } from '../../domain/slots.ts'
import { BOOKING_TOUCHES } from '../bookings/touches.ts'
import { useVerb } from '../pieces/verb.ts'
import { slotWords } from '../words/slots.ts'
import { dayInWords } from '../words/time.ts'
import { unfitInWords } from '../words/unfit.ts'
import type { BoardBooking } from './board.ts'
import { slotOn, useFits, verdictInWords, verdictOn } from './fits.ts'
import type { Place } from './moving.ts'

interface Props {
  booking: BoardBooking
  place: Place
  /** Who has it now, and who would have it. */
  from: string
  to: string
  day: DayShape
  close: () => void
}

const UNSAID = 'Moved on the dispatch board'

/** Before a job changes hands or time: what will happen, at which hour, and why. */
export default function ConfirmMove({ booking, place, from, to, day, close }: Props) {
  const { run, busy } = useVerb()
  const [form] = Form.useForm<{ reason?: string }>()
  const [slot, setSlot] = useState(slotOn(booking, place.half, day))
  const { contractor, date } = place
  const { fits } = useFits(booking.id, { from: date, to: date, contractor })
  const verdictOf = (timeSlot: string) =>
    verdictOn(fits, booking, { contractor, date, slot: timeSlot })
  const verdict = verdictOf(slot)
  const soft = verdict.kind === 'soft'
  const handedOver = contractor !== booking.contractor
  const timeChanged = date !== booking.date || slot !== booking.timeSlot
  const told = [handedOver && `${to} and ${from}`, !handedOver && to, 'the customer']
  const submit = async ({ reason }: { reason?: string }) => {
    await run({
      path: `/bookings/${booking.id}/assign`,
      body: {
        contractor,
        reason: reason?.trim() || UNSAID,
        ...(timeChanged && { date, timeSlot: slot }),
        seen: { contractor: booking.contractor, date: booking.date, timeSlot: booking.timeSlot },
      },
      done: handedOver ? `${to} has the job` : 'The job is moved',
      failed: 'The job was not moved',
      touches: BOOKING_TOUCHES,
    })
    close()
  }
  return (
    <Modal
      open
      width={460}
      title={
        handedOver ? `Give ${booking.reference} to ${to}` : `Move ${booking.reference} with ${to}`
      }
      onCancel={close}
      okText={handedOver ? `Give it to ${to}` : 'Move it'}
      cancelText="Leave it"
      okButtonProps={{ loading: busy, disabled: verdict.kind !== 'fits' && !soft }}
      onOk={form.submit}
    >
      <div className="ask">
        <p>
          {booking.customer}
          {booking.postcode && `, ${booking.postcode}`}: {dayInWords(booking.date)},{' '}
          {slotWords(booking.timeSlot)}
          {timeChanged && (
            <>
              {' → '}
              <b>
                {dayInWords(date)}, {slotWords(slot)}
              </b>
            </>
          )}
          . {told.filter(Boolean).join(' and ')} are told. It stays with {to} until somebody changes
          it again.
        </p>
        <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
          <Form.Item label={`Time on ${dayInWords(date)}`}>
            <Select
              aria-label="Time"
              value={slot}
              onChange={setSlot}
              loading={!fits}
              options={(fits?.slots ?? [slot]).map((one) => {
                const said = verdictOf(one)
                const free = said.kind === 'fits' || said.kind === 'here'
                return {
                  value: one,
                  disabled: said.kind === 'no',
                  label: free ? slotWords(one) : `${slotWords(one)} – ${verdictInWords(said)}`,
                }
              })}
            />
          </Form.Item>
          {soft && (
            <Alert
              showIcon
              type="warning"
              className="form-refusal"
              message={`${verdict.reasons.map(unfitInWords).join('. ')}: your reason sets that aside, and is kept in the audit log.`}
            />
          )}
          {(verdict.kind === 'no' || verdict.kind === 'here') && (
            <Alert
              showIcon
              type="info"
              className="form-refusal"
              message={verdictInWords(verdict)}
            />
          )}
          <Form.Item
            name="reason"
            label={soft ? 'Why' : 'Why (if you like)'}
            rules={
              soft ? [{ required: true, whitespace: true, message: 'A few words are needed.' }] : []
            }
          >
            <Input.TextArea
              autoFocus
              autoSize={{ minRows: 2, maxRows: 5 }}
              maxLength={500}
              placeholder="Kept with the booking"
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.shiftKey) return
                event.preventDefault()
                form.submit()
              }}
            />
          </Form.Item>
        </Form>
      </div>
    </Modal>
  )
}
