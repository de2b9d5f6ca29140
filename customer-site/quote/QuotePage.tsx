import { Suspense } from 'react'
import { Button } from '../ui/Button.tsx'
import { FocusHeading, Frame } from '../ui/Frame.tsx'
import { lazyPart } from '../ui/lazy-part.ts'
import { ClosedScreen } from './ClosedScreen.tsx'
import { ExpiredScreen } from './ExpiredScreen.tsx'
import { OfferScreen } from './OfferScreen.tsx'
import { ReviewScreen } from './ReviewScreen.tsx'
import { useQuotePage } from './use-quote-page.ts'

const BookedScreen = lazyPart(async () => (await import('../booked/BookedScreen.tsx')).default)

/** `/q/:token`: the quote until it is booked, the booking from then on. */
const QuotePage = ({ token: asked }: { token: string }) => {
  const quotePage = useQuotePage(asked)
  const { page, refusal, api, reload, moveTo, setPage } = quotePage
  if (!page) return refusal ? <Refused code={refusal.code} again={reload} /> : <Skeleton />
  if (page.booking)
    return (
      <Suspense fallback={<Skeleton />}>
        <BookedScreen page={page} booking={page.booking} api={api} reload={reload} />
      </Suspense>
    )
  const { quote } = page
  if (quote.status === 'closed') return <ClosedScreen quote={quote} />
  if (quote.status === 'under_review') return <ReviewScreen quote={quote} />
  if (quote.status === 'expired' && !page.hold)
    return <ExpiredScreen page={page} api={api} moveTo={moveTo} />
  return (
    <OfferScreen
      key={quote.token}
      page={page}
      api={api}
      events={{
        booked: (booking) => {
          setPage({ ...page, booking, hold: null })
          void reload()
        },
        moved: moveTo,
        stale: reload,
      }}
    />
  )
}
export default QuotePage

const Refused = ({ code, again }: { code: string; again: () => unknown }) => {
  const lost = code === 'NOT_FOUND'
  return (
    <Frame title="Your quote">
      <FocusHeading>
        {lost ? 'This link does not open a quote' : 'We could not load your quote'}
      </FocusHeading>
      <p className="lead">
        {lost
          ? 'Please open it again from our message: the link may have been cut short. If it still does not work, reply to the message and we will send a new one.'
          : 'Check your connection and try again. Your quote and anything you booked are safe with us.'}
      </p>
      {!lost && (
        <Button look="main" onClick={() => void again()}>
          Try again
        </Button>
      )}
    </Frame>
  )
}

const Skeleton = () => (
  <Frame title="Your quote">
    <div className="skeleton" role="status" aria-label="Loading your quote">
      <i className="bone title" />
      <i className="bone line" />
      <i className="bone card" />
      <i className="bone card tall" />
    </div>
  </Frame>
)
