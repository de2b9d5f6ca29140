import type { QuoteAnswer } from '../api/quote.ts'
import { FocusHeading, Frame } from '../ui/Frame.tsx'
import { quoteFor, toThem } from '../words/names.ts'

/** Somebody is pricing the work anew, or waits for the customer's own answer: nothing to book yet. */
export const ReviewScreen = ({ quote }: { quote: QuoteAnswer }) => (
  <Frame title={quoteFor(quote)} business={quote.business}>
    <header className="hero">
      <FocusHeading>{toThem('We are looking at your quote again', quote)}</FocusHeading>
      <p className="lead">
        Nothing has been charged. If we have asked you for something, please answer our message; we
        will send you the new quote as soon as it is ready, and this link will open it too.
      </p>
    </header>
  </Frame>
)
