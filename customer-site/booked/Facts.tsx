import { useState } from 'react'
import { formatPence } from '../../domain/money.ts'
import { linesOfScope, PACKAGE_NAMES } from '../../domain/pricing.ts'
import type { BookingAnswer, PageAnswer, QuoteAnswer } from '../api/quote.ts'
import { longDate, slotWithHours, timeOf, wholePostcode } from '../words/when.ts'
import { stageOf } from './Progress.tsx'

const hoursOf = ({ startMinute, endMinute }: BookingAnswer) =>
  `${timeOf(startMinute)}–${timeOf(endMinute)}`

const workOf = (quote: QuoteAnswer, { selectedTier, selectedExtras }: BookingAnswer) =>
  linesOfScope(quote, { tier: selectedTier, extras: selectedExtras })

/** Who, when, where, what, and the money: the whole booking at a glance. */
export const Facts = ({ page, booking }: { page: PageAnswer; booking: BookingAnswer }) => {
  const name = booking.contractor?.firstName
  return (
    <div className="card facts">
      {name && (
        <div className="who">
          <Face name={name} photo={booking.contractor?.photo} />
          <p>
            <strong>{name}</strong>
            <span className="hint">
              {stageOf(booking) === 'done' ? 'did your job' : 'is booked for your job'}
            </span>
          </p>
        </div>
      )}
      <dl>
        <dt>When</dt>
        <dd>
          <strong>{longDate(booking.date)}</strong>
          <span>{slotWithHours(booking.timeSlot, hoursOf(booking))}</span>
        </dd>
        {booking.address && (
          <>
            <dt>Where</dt>
            <dd>{wholePostcode(booking.address)}</dd>
          </>
        )}
        <dt>What</dt>
        <dd>
          <ul>
            {workOf(page.quote, booking).map(({ description, qty }) => (
              <li key={description}>
                {description}
                {qty > 1 && <span className="times"> × {qty}</span>}
              </li>
            ))}
          </ul>
          {booking.selectedTier && (
            <span className="hint">{PACKAGE_NAMES[booking.selectedTier]} package</span>
          )}
        </dd>
        <dt>{booking.depositDueHoldId ? 'Deposit due' : 'Deposit paid'}</dt>
        <dd className="money">{formatPence(booking.depositAmount)}</dd>
        <dt>Left to pay</dt>
        <dd className="money">{formatPence(booking.balance)}</dd>
      </dl>
    </div>
  )
}

/** Their photo; their initial where there is none that this browser can show. */
const Face = ({ name, photo }: { name: string; photo?: string | null }) => {
  const [lost, setLost] = useState('')
  return photo && photo !== lost ? (
    <img src={photo} alt="" width="56" height="56" onError={() => setLost(photo)} />
  ) : (
    <span className="initial" aria-hidden="true">
      {name.charAt(0)}
    </span>
  )
}
