import { useList, useOne } from '@refinedev/core'
import { Link, useParams } from 'react-router'
import type {
  Booking,
  ContractorJob,
  HandymanProfile,
  Lead,
  Payment,
  Quote,
} from '../../cms/payload-types.ts'
import { linesOfScope, type Tier } from '../../domain/pricing.ts'
import { OpenExceptions } from '../leads/open-exceptions.tsx'
import { Card } from '../pieces/card.tsx'
import { Fact, Facts } from '../pieces/facts.tsx'
import { Failure } from '../pieces/failure.tsx'
import { keyed } from '../pieces/keyed.ts'
import { Money } from '../pieces/money.tsx'
import { useTitle } from '../pieces/page.tsx'
import { filled } from '../pieces/related.ts'
import { StateTag } from '../pieces/state-tag.tsx'
import { ToneTag } from '../pieces/tag.tsx'
import { Waiting } from '../pieces/waiting.tsx'
import { Moment } from '../pieces/when.tsx'
import { pricedQuote } from '../quotes/contents.ts'
import { phoneInWords } from '../words/contact.ts'
import { rangeWords, slotWords } from '../words/slots.ts'
import { dayInWords, minutesInWords } from '../words/time.ts'
import { BOOKING_WORDS, TIER_WORDS } from '../words/vocabulary.ts'
import { BookingActions } from './actions.tsx'
import { ContractorCard } from './contractor-card.tsx'
import { Matches } from './matches.tsx'
import { PaymentsCard } from './payments-card.tsx'
import { WorkPhotos } from './work-photos.tsx'
import '../styles/lead.css'
import '../styles/booking.css'

const FILLED = {
  leads: ['customerName', 'reference', 'phone', 'address', 'postcode', 'state', 'customerType'],
  'handyman-profiles': ['name', 'phone', 'rating', 'ratingCount'],
  quotes: ['version', 'style', 'total', 'depositPercent', 'lineItems', 'optionalItems', 'token'],
} as const

const useOfBooking = <Row extends { id: string }>(resource: string, bookingId: string) =>
  useList<Row>({
    resource,
    filters: [{ field: 'booking', operator: 'eq', value: bookingId }],
    sorters: [{ field: 'createdAt', order: 'desc' }],
    pagination: { pageSize: 30 },
    meta: { depth: 1, populate: { 'handyman-profiles': ['name'] } },
    errorNotification: false,
  }).result.data

const scopeOf = (booking: Booking): { tier: Tier | null; extras: number[] } => ({
  tier: booking.selectedTier ?? null,
  extras: Array.isArray(booking.selectedExtras) ? (booking.selectedExtras as number[]) : [],
})

function JobLines({ booking, quote }: { booking: Booking; quote: Quote }) {
  return (
    <ul className="plain-lines">
      {keyed(linesOfScope(pricedQuote(quote), scopeOf(booking)), (line) => line.description).map(
        ({ key, row: { qty, description } }) => (
          <li key={key}>
            <span className="figures muted">{qty} ×</span> {description}
          </li>
        ),
      )}
    </ul>
  )
}

export function Component() {
  const { id = '' } = useParams()
  const { query, result: booking } = useOne<Booking>({
    resource: 'bookings',
    id,
    meta: { depth: 1, populate: FILLED },
    errorNotification: false,
  })
  const payments = useOfBooking<Payment>('payments', id)
  const jobs = useOfBooking<ContractorJob>('contractor-jobs', id)
  useTitle(booking ? `Booking ${booking.reference}` : 'Booking')
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />
  if (!booking) return <Waiting lines={8} />

  const lead = filled<Lead>(booking.lead)
  const quote = filled<Quote>(booking.quote)
  const { word, tone } = BOOKING_WORDS[booking.status ?? 'confirmed']
  return (
    <>
      <header className="page-head">
        <div className="page-title">
          <h1>
            {dayInWords(booking.date)}, {slotWords(booking.timeSlot)}
          </h1>
          {booking.status === 'confirmed' && lead ? (
            <StateTag state={lead.state} />
          ) : (
            <ToneTag tone={tone}>{word}</ToneTag>
          )}
          <p>
            <span className="figures">{booking.reference}</span> ·{' '}
            {lead && <Link to={`/leads/${lead.id}`}>{lead.customerName}</Link>} ·{' '}
            {rangeWords(booking.startMinute, booking.endMinute)}, about{' '}
            {minutesInWords(booking.durationMinutes)} of work
          </p>
        </div>
        <div className="page-actions">
          <BookingActions booking={booking} payments={payments} />
        </div>
      </header>
      <OpenExceptions bookingId={booking.id} />
      <div className="booking-columns">
        <div className="stack">
          <Card
            title="Job"
            beside={booking.selectedTier ? TIER_WORDS[booking.selectedTier] : undefined}
          >
            {quote ? (
              <JobLines booking={booking} quote={quote} />
            ) : (
              <p className="muted">No quote stands behind it.</p>
            )}
            <p className="job-price">
              <b>
                <Money pence={booking.total} />
              </b>{' '}
              <span className="muted">
                of which <Money pence={booking.depositAmount} /> deposit
              </span>
              {quote && (
                <Link to={`/quotes/${quote.id}`} className="push">
                  Quote version {quote.version}
                </Link>
              )}
            </p>
          </Card>
          <WorkPhotos bookingId={booking.id} />
          <Matches booking={booking} />
        </div>
        <div className="stack">
          <ContractorCard
            booking={booking}
            contractor={filled<HandymanProfile>(booking.contractor)}
            jobs={jobs}
          />
          {lead && (
            <Card title="Customer">
              <Facts>
                <Fact name="Name">
                  <Link to={`/leads/${lead.id}`}>{lead.customerName}</Link>
                </Fact>
                <Fact name="Phone">
                  <a href={`tel:${lead.phone}`} className="figures">
                    {phoneInWords(lead.phone)}
                  </a>
                </Fact>
                <Fact name="Address">{lead.address}</Fact>
                <Fact name="Postcode">{lead.postcode}</Fact>
              </Facts>
            </Card>
          )}
          <PaymentsCard payments={payments} />
          <Card title="When">
            <Facts>
              <Fact name="Booked">
                <Moment at={booking.confirmedAt} />
              </Fact>
              {booking.startedAt && (
                <Fact name="Begun">
                  <Moment at={booking.startedAt} />
                </Fact>
              )}
              {booking.completedAt && (
                <Fact name="Done">
                  <Moment at={booking.completedAt} />
                </Fact>
              )}
              {booking.cancelledAt && (
                <>
                  <Fact name="Cancelled">
                    <Moment at={booking.cancelledAt} />
                  </Fact>
                  <Fact name="Because">{booking.cancellationReason}</Fact>
                </>
              )}
              {booking.rating && (
                <Fact name="Rating">
                  {booking.rating} of 5{booking.ratingComment && ` — “${booking.ratingComment}”`}
                </Fact>
              )}
            </Facts>
          </Card>
        </div>
      </div>
    </>
  )
}
