import type { QuoteAnswer } from '../api/quote.ts'
import { Icon } from '../ui/icons.tsx'

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
      {quote.isConsumer === false
        ? 'Your deposit back in full until 24 hours before.'
        : 'Your deposit back in full until 24 hours before, or within 14 days of booking as long as work has not started.'}
    </li>
  </ul>
)
