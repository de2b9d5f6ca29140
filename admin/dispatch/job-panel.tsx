import { CloseOutlined, ExpandAltOutlined } from '@ant-design/icons'
import { useOne } from '@refinedev/core'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import type { Booking, HandymanProfile, Lead } from '../../cms/payload-types.ts'
import { Matches } from '../bookings/matches.tsx'
import { OpenExceptions } from '../leads/open-exceptions.tsx'
import { Fact, Facts } from '../pieces/facts.tsx'
import { Failure } from '../pieces/failure.tsx'
import { filled } from '../pieces/related.ts'
import { StateTag } from '../pieces/state-tag.tsx'
import { Waiting } from '../pieces/waiting.tsx'
import { phoneInWords } from '../words/contact.ts'
import { rangeWords, slotWords } from '../words/slots.ts'
import { dayInWords, minutesInWords } from '../words/time.ts'
import '../styles/lead.css'
import '../styles/booking.css'

const Reschedule = lazy(() => import('../bookings/reschedule.tsx'))

const FILLED = {
  leads: ['customerName', 'reference', 'phone', 'address', 'postcode', 'state'],
  'handyman-profiles': ['name', 'phone'],
  quotes: ['token'],
} as const

interface Props {
  id: string
  close: () => void
  /** Null: this person may not, or the job cannot be moved any more. */
  move: (() => void) | null
}

/** A job beside the board: who and where, and everyone who could do it with what speaks for each. */
export default function JobPanel({ id, close, move }: Props) {
  const [rescheduling, setRescheduling] = useState(false)
  const { query, result: booking } = useOne<Booking>({
    resource: 'bookings',
    id,
    meta: { depth: 1, populate: FILLED },
    errorNotification: false,
  })
  const lead = filled<Lead>(booking?.lead)
  const contractor = filled<HandymanProfile>(booking?.contractor)
  return (
    <aside className="peek" aria-label={booking ? `Job ${booking.reference}` : 'Job'}>
      <div className="peek-bar">
        <small className="faint figures">{booking?.reference}</small>
        <Link to={`/bookings/${id}`} className="push">
          <Button type="text" size="small" icon={<ExpandAltOutlined />}>
            Open
          </Button>
        </Link>
        <Button
          type="text"
          size="small"
          aria-label="Close the panel"
          icon={<CloseOutlined />}
          onClick={close}
        />
      </div>
      {query.error ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : !booking ? (
        <Waiting lines={8} />
      ) : (
        <div className="stack">
          <div className="page-title">
            <h2 className="peek-name">{lead?.customerName}</h2>
            {lead && <StateTag state={lead.state} />}
          </div>
          <OpenExceptions bookingId={booking.id} />
          <Facts>
            <Fact name="When">
              {dayInWords(booking.date)}, {slotWords(booking.timeSlot)}{' '}
              <span className="faint figures">
                {rangeWords(booking.startMinute, booking.endMinute)}
              </span>
            </Fact>
            <Fact name="Work">{minutesInWords(booking.durationMinutes)}</Fact>
            <Fact name="Where">{lead?.address ?? lead?.postcode}</Fact>
            <Fact name="Phone">
              {lead && (
                <a href={`tel:${lead.phone}`} className="figures">
                  {phoneInWords(lead.phone)}
                </a>
              )}
            </Fact>
            <Fact name="With">
              {contractor && <Link to={`/contractors/${contractor.id}`}>{contractor.name}</Link>}
            </Fact>
          </Facts>
          {move && (
            <div className="page-actions start">
              <Button onClick={move}>Move by keys</Button>
              <Button onClick={() => setRescheduling(true)}>Times the customer sees</Button>
            </div>
          )}
          <Matches booking={booking} />
          {rescheduling && (
            <Suspense fallback={null}>
              <Reschedule booking={booking} close={() => setRescheduling(false)} />
            </Suspense>
          )}
        </div>
      )}
    </aside>
  )
}
