import { Link } from 'react-router'
import type { Lead, Quote } from '../../cms/payload-types.ts'
import { canMove } from '../../domain/lead-states.ts'
import { Card } from '../pieces/card.tsx'
import { useMe } from '../pieces/me.tsx'
import { Money } from '../pieces/money.tsx'
import { ToneTag } from '../pieces/tag.tsx'
import { Waiting } from '../pieces/waiting.tsx'
import { Moment, Until } from '../pieces/when.tsx'
import { linesOf, workInWords } from '../quotes/contents.ts'
import { useQuotesOfLead } from '../quotes/quotes-of-lead.ts'
import { SendQuote } from '../quotes/send.tsx'
import { QUOTE_WORDS, STYLE_WORDS } from '../words/vocabulary.ts'
import { FirstSlots } from './first-slots.tsx'

const lastsStill = ({ status, expiresAt }: Quote): boolean =>
  Boolean(expiresAt) && ['draft', 'sent', 'viewed'].includes(status)

/** The quote that stands, and the versions before it. */
export function QuotesCard({ lead }: { lead: Lead }) {
  const me = useMe()
  const { quotes, loading } = useQuotesOfLead(lead.id)
  const [newest, ...older] = quotes
  const quotable = me.may('makeQuote') && canMove(lead.state, 'quote_generated')
  return (
    <Card
      title="Quote"
      beside={newest ? `version ${newest.version}` : undefined}
      actions={
        quotable &&
        !loading && (
          <Link to={`/leads/${lead.id}/quote`} className="card-link">
            {newest ? 'New version' : 'Build a quote'}
          </Link>
        )
      }
    >
      {loading ? (
        <Waiting lines={2} />
      ) : newest ? (
        <>
          <div className="quote-line">
            <Link to={`/quotes/${newest.id}`} className="quote-total">
              <Money pence={newest.total} />
            </Link>
            <ToneTag tone={QUOTE_WORDS[newest.status].tone}>
              {QUOTE_WORDS[newest.status].word}
            </ToneTag>
            <span className="muted">{STYLE_WORDS[newest.style]}</span>
            <SendQuote quote={newest} size="small" className="push" />
          </div>
          <p className="muted">{workInWords(linesOf(newest))}</p>
          <p className="faint">
            {newest.viewedAt ? (
              <>
                Seen <Moment at={newest.viewedAt} />
              </>
            ) : newest.sentAt ? (
              <>
                Sent <Moment at={newest.sentAt} />
              </>
            ) : (
              <>
                Made <Moment at={newest.createdAt} />
              </>
            )}
            {lastsStill(newest) && (
              <>
                {' · expires '}
                <Until at={newest.expiresAt} />
              </>
            )}
          </p>
          {lastsStill(newest) && <FirstSlots leadId={lead.id} />}
          {older.length > 0 && (
            <p className="faint">
              Before:{' '}
              {older.map((quote, place) => (
                <span key={quote.id}>
                  {place > 0 && ', '}
                  <Link to={`/quotes/${quote.id}`}>version {quote.version}</Link>{' '}
                  <Money pence={quote.total} />
                </span>
              ))}
            </p>
          )}
        </>
      ) : (
        <p className="muted">No quote yet.</p>
      )}
    </Card>
  )
}
