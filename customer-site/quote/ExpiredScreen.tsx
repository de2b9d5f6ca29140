import { useState } from 'react'
import { asRefusal } from '../api/http.ts'
import type { PageAnswer, QuoteApi } from '../api/quote.ts'
import { Button } from '../ui/Button.tsx'
import { FocusHeading, Frame } from '../ui/Frame.tsx'
import { Notice } from '../ui/Notice.tsx'
import { quoteFor, toThem } from '../words/names.ts'
import { londonDate, longDate } from '../words/when.ts'
import { Jobs } from './Jobs.tsx'

interface ExpiredScreenProps {
  page: PageAnswer
  api: QuoteApi
  moveTo: (token: string) => void
}

export const ExpiredScreen = ({ page: { quote }, api, moveTo }: ExpiredScreenProps) => {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const renew = async () => {
    setBusy(true)
    setProblem('')
    try {
      const fresh = await api.renew()
      moveTo(fresh.token ?? fresh.quote?.token ?? quote.token)
    } catch (error) {
      const { code, data, message } = asRefusal(error)
      if (code === 'QUOTE_SUPERSEDED' && typeof data.token === 'string') moveTo(data.token)
      else setProblem(message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Frame title={quoteFor(quote)} business={quote.business}>
      <header className="hero">
        <FocusHeading>{toThem('This quote has run out', quote)}</FocusHeading>
        <p className="lead">
          It was valid until {longDate(londonDate(new Date(quote.expiresAt)))}. We can price the
          same work again now; it takes a second and commits you to nothing.
        </p>
      </header>
      {problem && (
        <Notice kind="wrong" focus>
          <p>{problem}</p>
        </Notice>
      )}
      <p>
        <Button look="main" busy={busy} onClick={() => void renew()}>
          Renew at today’s prices
        </Button>
      </p>
      <Jobs quote={{ ...quote, style: 'hhh' }} />
    </Frame>
  )
}
