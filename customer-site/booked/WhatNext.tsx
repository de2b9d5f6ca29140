import { formatPence } from '../../domain/money.ts'
import type { BookingAnswer } from '../api/quote.ts'
import { stageOf } from './Progress.tsx'

interface WhatNextProps {
  booking: BookingAnswer
  balance: number
}

export const WhatNext = ({ booking, balance }: WhatNextProps) => {
  const name = booking.contractor?.firstName ?? 'Your contractor'
  const pay =
    balance > 0
      ? `When you’re happy with the work, pay ${name} the remaining ${formatPence(balance)}.`
      : 'There is nothing more to pay.'
  const steps =
    stageOf(booking) === 'booked'
      ? [
          'We have sent you a WhatsApp with all of this, and remind you the day before.',
          `You get a message when ${name} sets off, so there is no need to wait by the window.`,
          pay,
        ]
      : [pay]
  return (
    <section aria-labelledby="next">
      <h2 id="next">What happens next</h2>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  )
}
