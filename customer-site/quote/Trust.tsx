import type { QuoteAnswer } from '../api/quote.ts'
import { Icon } from '../ui/icons.tsx'

/** The office's rules as they are set today; the booking says its own instant. */
const cancellationInWords = ({ cancellation, isConsumer }: QuoteAnswer): string => {
  const { fullRefundUntilHours: hours, coolingOffDays } = cancellation
  const until = hours === 0 ? 'until the visit begins' : `until ${hours} hours before`
  return isConsumer === false
    ? `Your deposit back in full ${until}.`
    : `Your deposit back in full ${until}, or within ${coolingOffDays} days of booking as long as work has not started.`
}

/** Facts in a line each, not badges. */
export const Trust = ({ quote }: { quote: QuoteAnswer }) => (
  <ul className="trust" aria-label="Good to know">
    <li>
      <Icon name="person" />
      The person who comes is named, qualified for this job and booked before you are charged.
    </li>
    <li>
      <Icon name="shield" />
      Insured work, guaranteed for at least 12 months.
    </li>
    <li>
      <Icon name="back" />
      {cancellationInWords(quote)}
    </li>
  </ul>
)
