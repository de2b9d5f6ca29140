import type { QuoteAnswer } from '../api/quote.ts'
import { FocusHeading, Frame } from '../ui/Frame.tsx'
import { quoteFor, toThem } from '../words/names.ts'

/** The enquiry was ended, by its customer or by us: there is nothing to book behind this link. */
export const ClosedScreen = ({ quote }: { quote: QuoteAnswer }) => (
  <Frame title={quoteFor(quote)} business={quote.business}>
    <header className="hero">
      <FocusHeading>{toThem('This quote is closed', quote)}</FocusHeading>
      <p className="lead">
        It can no longer be booked, and nothing was charged. If you still need the work done, reply
        to our message or ask again: it takes a minute.
      </p>
    </header>
    <p>
      <a className="button main" href="/">
        Ask for a new quote
      </a>
    </p>
  </Frame>
)
