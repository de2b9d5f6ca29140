import { Button, Modal } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { slotWords } from '../words/slots.ts'
import { dayInWords } from '../words/time.ts'
import type { ContractorCalendar } from './calendar.ts'

/** Time that is booked is given up only knowingly: what stands in it, and what becomes of that. */
export function BookedUnder({ calendar, name }: { calendar: ContractorCalendar; name: string }) {
  const [busy, setBusy] = useState(false)
  const { conflict, put, dismiss } = calendar
  if (!conflict) return null
  const { change, bookings } = conflict
  const held = new Set(bookings.map(({ date }) => date))
  const others = change.dates.filter(({ date }) => !held.has(date))
  const send = async (next: typeof change, rematch: boolean) => {
    setBusy(true)
    await put(next, rematch)
    setBusy(false)
  }
  return (
    <Modal
      open
      width={520}
      title={
        bookings.length === 1
          ? 'A booking stands in that time'
          : `${bookings.length} bookings stand in that time`
      }
      onCancel={dismiss}
      footer={[
        <Button key="not" onClick={dismiss} autoFocus>
          Change nothing
        </Button>,
        (others.length > 0 || change.weeklyPattern) && (
          <Button
            key="keep"
            loading={busy}
            onClick={() => void send({ ...change, dates: others }, false)}
          >
            Save the other days
          </Button>
        ),
        <Button key="rematch" danger loading={busy} onClick={() => void send(change, true)}>
          Take it away and look for somebody else
        </Button>,
      ]}
    >
      <ul className="booked-under">
        {bookings.map(({ id, reference, date, timeSlot, customer }) => (
          <li key={id}>
            <Link to={`/bookings/${id}`}>{reference}</Link>
            <span>
              {dayInWords(date)}, {slotWords(timeSlot)}
            </span>
            <span className="cut">{customer}</span>
          </li>
        ))}
      </ul>
      <p>
        If {name} cannot come then, somebody else who fits is booked at the same time and everyone
        is told. Where nobody fits, the job waits on the dispatch board and under Exceptions.
      </p>
    </Modal>
  )
}
