import { formatPence } from '../../domain/money.ts'
import type { BookingAnswer, PageAnswer } from '../api/quote.ts'
import { FocusHeading, Frame } from '../ui/Frame.tsx'
import { slotLong } from '../words/when.ts'

export const CancelledScreen = ({
  page,
  booking,
}: {
  page: PageAnswer
  booking: BookingAnswer
}) => (
  <Frame title="Booking cancelled" business={page.quote.business}>
    <header className="hero">
      <FocusHeading>Your booking is cancelled</FocusHeading>
      <p className="lead">
        Nobody will come on {slotLong(booking)}. Reference {booking.reference}.
      </p>
      {booking.refundAmount != null && booking.refundAmount > 0 && (
        <p>
          {formatPence(booking.refundAmount)} is on its way back to your card; banks take up to five
          working days.
        </p>
      )}
      {!!booking.retainedAmount && (
        <p>
          The deposit of {formatPence(booking.retainedAmount)} was kept, as it was too late for a
          full refund.
        </p>
      )}
    </header>
    <p>
      <a className="button plain" href="/">
        Ask for a new quote
      </a>
    </p>
  </Frame>
)
