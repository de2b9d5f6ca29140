import { useCustom } from '@refinedev/core'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Booking, Quote } from '../../cms/payload-types.ts'
import { addDays, londonClock } from '../../domain/london-time.ts'
import { Failure } from '../pieces/failure.tsx'
import { Nothing } from '../pieces/nothing.tsx'
import { filled } from '../pieces/related.ts'
import { useVerb } from '../pieces/verb.ts'
import { Waiting } from '../pieces/waiting.tsx'
import { slotWords } from '../words/slots.ts'
import { dayInWords } from '../words/time.ts'
import { BOOKING_TOUCHES } from './touches.ts'

interface Day {
  date: string
  slots: { timeSlot: string; label: string; contractors: number }[]
}

const SPAN_DAYS = 14

/** The same slots the customer sees, for this job: only times somebody can really do. */
const useSlots = (booking: Booking, from: string) => {
  const token = filled<Quote>(booking.quote)?.token
  const extras = Array.isArray(booking.selectedExtras) ? booking.selectedExtras.join(',') : ''
  const { query, result } = useCustom<{ days: Day[] }>({
    url: `/q/${token}/slots`,
    method: 'get',
    config: {
      query: {
        from,
        to: addDays(from, SPAN_DAYS - 1),
        ...(booking.selectedTier ? { tier: booking.selectedTier } : {}),
        ...(extras ? { extras } : {}),
      },
    },
    queryOptions: { enabled: Boolean(token) },
    errorNotification: false,
  })
  return { days: (result.data?.days ?? []).filter(({ slots }) => slots.length > 0), query }
}

interface Props {
  booking: Booking
  close: () => void
}

/** Moves a booking; the deposit goes with it and everyone concerned is told. */
export default function Reschedule({ booking, close }: Props) {
  const today = londonClock(new Date()).date
  const [from, setFrom] = useState(today)
  const [chosen, setChosen] = useState<{ date: string; timeSlot: string } | null>(null)
  const [form] = Form.useForm<{ reason: string }>()
  const { run, busy } = useVerb()
  const { days, query } = useSlots(booking, from)
  const submit = async ({ reason }: { reason: string }) => {
    if (!chosen) return
    const moved = await run({
      path: `/bookings/${booking.id}/reschedule`,
      body: { ...chosen, reason },
      done: 'Booking moved; everyone concerned is told',
      failed: 'The booking was not moved',
      touches: BOOKING_TOUCHES,
    })
    if (moved) close()
    else void query.refetch()
  }
  return (
    <Modal
      open
      width={620}
      title={`Move ${booking.reference} from ${dayInWords(booking.date)}, ${slotWords(booking.timeSlot)}`}
      okText={
        chosen
          ? `Move to ${dayInWords(chosen.date)}, ${slotWords(chosen.timeSlot)}`
          : 'Choose a time'
      }
      okButtonProps={{ disabled: !chosen, loading: busy }}
      cancelText="Leave it"
      onOk={form.submit}
      onCancel={close}
    >
      <div className="slot-span">
        <Button
          size="small"
          disabled={from === today}
          onClick={() => setFrom(addDays(from, -SPAN_DAYS))}
        >
          Earlier
        </Button>
        <span className="muted">
          {dayInWords(from)} to {dayInWords(addDays(from, SPAN_DAYS - 1))}
        </span>
        <Button size="small" onClick={() => setFrom(addDays(from, SPAN_DAYS))}>
          Later
        </Button>
      </div>
      <div className="slot-days">
        {query.error ? (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ) : query.isLoading ? (
          <Waiting lines={6} />
        ) : days.length === 0 ? (
          <Nothing>Nobody can do this job in these two weeks.</Nothing>
        ) : (
          days.map(({ date, slots }) => (
            <div key={date} className="slot-day">
              <span className="figures">{dayInWords(date)}</span>
              <span className="slot-chips">
                {slots.map(({ timeSlot, label, contractors }) => {
                  const on = chosen?.date === date && chosen.timeSlot === timeSlot
                  return (
                    <Button
                      key={timeSlot}
                      size="small"
                      type={on ? 'primary' : 'default'}
                      aria-pressed={on}
                      title={`${label}; ${contractors} free`}
                      onClick={() => setChosen({ date, timeSlot })}
                    >
                      {slotWords(timeSlot)}
                    </Button>
                  )
                })}
              </span>
            </div>
          ))
        )}
      </div>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item
          name="reason"
          label="Why"
          rules={[{ required: true, whitespace: true, message: 'A few words are needed.' }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
