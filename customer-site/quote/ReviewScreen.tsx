import type { QuoteAnswer } from '../api/quote.ts'
import { FocusHeading, Frame } from '../ui/Frame.tsx'

/** Somebody is pricing the work anew: nothing to book yet, and nothing to do but wait. */
export const ReviewScreen = ({ quote }: { quote: QuoteAnswer }) => (
  <Frame title={`Quote for ${quote.customerFirstName}`} business={quote.business}>
    <header className="hero">
      <FocusHeading>We are looking at your quote again, {quote.customerFirstName}</FocusHeading>
      <p className="lead">
        Nothing has been charged and there is nothing you need to do. We will send you the new quote
        as soon as it is ready, and this link will open it too.
      </p>
    </header>
  </Frame>
)
