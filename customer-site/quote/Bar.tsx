import { formatPence } from '../../domain/money.ts'
import type { QuoteAnswer } from '../api/quote.ts'
import { Button } from '../ui/Button.tsx'
import { KeptTime } from './KeptTime.tsx'
import type { Offer } from './offer.ts'
import { type OfferState, priceOf, stepOf } from './offer-state.ts'

interface BarProps {
  quote: QuoteAnswer
  offer: Offer
  state: OfferState
}

/** Stays in sight: what it costs, what is due today, and one button that is the next step. */
export const Bar = ({ quote, offer, state }: BarProps) => {
  const { total, deposit } = priceOf(quote, state)
  return (
    <aside className="bar" aria-label="Your price">
      <KeptTime offer={offer} state={state} />
      <div className="bar-row">
        <p className="bar-price" aria-live="polite">
          <strong>{formatPence(total)}</strong>
          <span>
            {formatPence(deposit)} deposit{deposit < total ? ' today' : ''}
          </span>
        </p>
        <NextStep quote={quote} offer={offer} state={state} deposit={deposit} />
      </div>
    </aside>
  )
}

const show = (id: string) => {
  const heading = document.getElementById(id)
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}

const NextStep = ({ quote, offer, state, deposit }: BarProps & { deposit: number }) => {
  const { busy, held, lapsed } = state
  if (busy === 'confirming')
    return (
      <Button look="main" busy>
        Booking…
      </Button>
    )
  if (busy === 'paying')
    return (
      <Button look="main" busy>
        Paying…
      </Button>
    )
  if (held && lapsed && !state.changing)
    return (
      <Button look="main" busy={busy === 'keeping'} onClick={() => void offer.keep()}>
        Keep this time
      </Button>
    )
  const step = stepOf(quote, state)
  if (step === 'times')
    return (
      <Button look="main" busy={busy === 'holding'} onClick={() => show('times')}>
        Choose a time
      </Button>
    )
  if (step === 'details')
    return (
      <Button look="main" type="submit" form="details-form" busy={busy === 'saving'}>
        Go to payment
      </Button>
    )
  if (!state.intent)
    return (
      <Button look="main" busy={busy === 'preparing'} onClick={offer.prepare}>
        {busy === 'preparing' ? 'One moment' : 'Try again'}
      </Button>
    )
  return (
    <Button look="main" type="submit" form="card-form">
      Pay {formatPence(deposit)}
    </Button>
  )
}
