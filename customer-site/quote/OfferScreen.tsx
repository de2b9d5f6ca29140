import { useEffect, useState } from 'react'
import type { PageAnswer, QuoteApi } from '../api/quote.ts'
import { Checkout } from '../checkout/Checkout.tsx'
import { TimesSection } from '../times/TimesSection.tsx'
import { Frame } from '../ui/Frame.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useStore } from '../ui/store.ts'
import { quoteFor } from '../words/names.ts'
import { validUntil } from '../words/when.ts'
import { Bar } from './Bar.tsx'
import { Extras } from './Extras.tsx'
import { Jobs } from './Jobs.tsx'
import { createOffer } from './offer.ts'
import { stepOf } from './offer-state.ts'
import { Packages } from './Packages.tsx'
import { Trust } from './Trust.tsx'

interface OfferScreenProps {
  page: PageAnswer
  api: QuoteApi
  events: Parameters<typeof createOffer>[2]
}

/** One page from price to payment; what comes next appears under what was chosen. */
export const OfferScreen = ({ page, api, events }: OfferScreenProps) => {
  const [offer] = useState(() => createOffer(page, api, events))
  const state = useStore(offer)
  const { quote } = page

  useEffect(() => void offer.resume(), [offer])
  useEffect(() => offer.sync(page), [offer, page])

  const { problem, busy, scope } = state
  const settled = busy === 'paying' || busy === 'confirming'
  const step = stepOf(quote, state)
  return (
    <Frame
      title={quoteFor(quote)}
      business={quote.business}
      bar={<Bar quote={quote} offer={offer} state={state} />}
    >
      <header className="hero">
        <h1>{quoteFor(quote)}</h1>
        <p className="hint">{validUntil(quote.expiresAt)}</p>
      </header>
      {problem?.at === 'page' && (
        <Notice kind="wrong" title={problem.title} focus>
          <p>{problem.message}</p>
        </Notice>
      )}
      <Jobs quote={quote} />
      {quote.style === 'hhh' && (
        <Packages
          quote={quote}
          tier={scope.tier}
          disabled={settled}
          onChoose={(tier) => offer.setScope({ tier, extras: [] })}
        />
      )}
      <Extras
        quote={quote}
        chosen={scope.extras}
        disabled={settled}
        onChange={(extras) => offer.setScope({ tier: null, extras })}
      />
      <TimesSection quote={quote} offer={offer} state={state} api={api} />
      {step !== 'times' && <Checkout quote={quote} offer={offer} state={state} step={step} />}
      <Trust quote={quote} />
    </Frame>
  )
}
