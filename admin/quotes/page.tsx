import { CopyOutlined } from '@ant-design/icons'
import { useOne } from '@refinedev/core'
import { App, Button } from 'antd'
import { Link, useParams } from 'react-router'
import type { Lead, Quote, User } from '../../cms/payload-types.ts'
import { canMove } from '../../domain/lead-states.ts'
import { londonClock } from '../../domain/london-time.ts'
import { Packages } from '../builder/packages.tsx'
import { Preview } from '../builder/preview.tsx'
import { Card } from '../pieces/card.tsx'
import { Fact, Facts } from '../pieces/facts.tsx'
import { Failure } from '../pieces/failure.tsx'
import { useMe } from '../pieces/me.tsx'
import { Money } from '../pieces/money.tsx'
import { useTitle } from '../pieces/page.tsx'
import { filled, idOf } from '../pieces/related.ts'
import { ToneTag } from '../pieces/tag.tsx'
import { Waiting } from '../pieces/waiting.tsx'
import { Moment, Until } from '../pieces/when.tsx'
import { dayInWords } from '../words/time.ts'
import { QUOTE_WORDS, STYLE_WORDS } from '../words/vocabulary.ts'
import { firstPrice, pricedQuote } from './contents.ts'
import { QuoteLines } from './lines.tsx'
import { useQuotesOfLead } from './quotes-of-lead.ts'
import { SendQuote } from './send.tsx'
import { Versions } from './versions.tsx'
import '../styles/lead.css'
import '../styles/builder.css'

const FILLED = { leads: ['customerName', 'reference', 'state'], users: ['name'] } as const

function CopyLink({ link }: { link: string }) {
  const { message } = App.useApp()
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    void message.success('Link copied')
  }
  return (
    <Button icon={<CopyOutlined />} onClick={() => void copy()}>
      Copy link
    </Button>
  )
}

export function Component() {
  const { id = '' } = useParams()
  const me = useMe()
  const { query, result: quote } = useOne<Quote>({
    resource: 'quotes',
    id,
    meta: { depth: 1, populate: FILLED },
    errorNotification: false,
  })
  const lead = filled<Lead>(quote?.lead)
  const { quotes } = useQuotesOfLead(idOf(quote?.lead) ?? undefined)
  useTitle(lead ? `Quote for ${lead.customerName}` : 'Quote')
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />
  if (!quote) return <Waiting lines={8} />

  const priced = pricedQuote(quote)
  const author = filled<User>(quote.author)
  const { word, tone } = QUOTE_WORDS[quote.status]
  const newer = lead && me.may('makeQuote') && canMove(lead.state, 'quote_generated')
  return (
    <>
      <header className="page-head">
        <div className="page-title">
          <h1>Quote for {lead?.customerName ?? 'a customer'}</h1>
          <ToneTag tone={tone}>{word}</ToneTag>
          <p>
            {lead && <Link to={`/leads/${lead.id}`}>{lead.reference}</Link>} · version{' '}
            {quote.version} · {STYLE_WORDS[quote.style]}
          </p>
        </div>
        <div className="page-actions">
          {quote.link && quote.status !== 'superseded' && <CopyLink link={quote.link} />}
          {newer && (
            <Link to={`/leads/${lead.id}/quote?from=${quote.id}`}>
              <Button>New version from this</Button>
            </Link>
          )}
          <SendQuote quote={quote} type={quote.sentAt ? 'default' : 'primary'} />
        </div>
      </header>
      <div className="quote-page">
        <div className="stack">
          <Card title="Lines">
            <QuoteLines quote={priced} />
          </Card>
          {quote.style === 'hhh' && <Packages quote={priced} />}
          <Card title="What happened to it">
            <Facts>
              <Fact name="Made">
                <Moment at={quote.createdAt} />
                {author && ` by ${author.name}`}
              </Fact>
              <Fact name="Sent">{quote.sentAt ? <Moment at={quote.sentAt} /> : 'Not yet'}</Fact>
              <Fact name="Seen">{quote.viewedAt ? <Moment at={quote.viewedAt} /> : 'Not yet'}</Fact>
              <Fact name="Accepted">
                {quote.acceptedAt ? <Moment at={quote.acceptedAt} /> : 'Not yet'}
              </Fact>
              <Fact name="Expires">
                <Until at={quote.expiresAt} />
              </Fact>
              <Fact name="Deposit">
                <Money pence={firstPrice(priced).deposit} /> ({priced.depositPercent}%)
              </Fact>
            </Facts>
          </Card>
          <Versions quotes={quotes} shown={quote.id} />
        </div>
        <Preview
          key={quote.id}
          quote={priced}
          business="Handy Services"
          customer={lead?.customerName ?? ''}
          validUntil={
            quote.expiresAt ? dayInWords(londonClock(new Date(quote.expiresAt)).date) : ''
          }
        />
      </div>
    </>
  )
}
