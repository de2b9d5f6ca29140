import { Link } from 'react-router'
import type { Quote } from '../../cms/payload-types.ts'
import { Card } from '../pieces/card.tsx'
import { Money } from '../pieces/money.tsx'
import { ToneTag } from '../pieces/tag.tsx'
import { Moment } from '../pieces/when.tsx'
import { QUOTE_WORDS } from '../words/vocabulary.ts'
import { changesBetween } from './compare.ts'

/** All versions, the newest first, each with what it changed of the one before. */
export function Versions({ quotes, shown }: { quotes: readonly Quote[]; shown: string }) {
  if (quotes.length < 2) return null
  return (
    <Card title="Versions">
      <ol className="versions">
        {quotes.map((quote, place) => {
          const before = quotes[place + 1]
          const { word, tone } = QUOTE_WORDS[quote.status]
          return (
            <li key={quote.id} aria-current={quote.id === shown ? 'true' : undefined}>
              <div className="quote-line">
                <Link to={`/quotes/${quote.id}`}>Version {quote.version}</Link>
                <Money pence={quote.total} />
                <ToneTag tone={tone}>{word}</ToneTag>
                <span className="faint push">
                  <Moment at={quote.createdAt} />
                </span>
              </div>
              {before && (
                <ul className="muted">
                  {changesBetween(before, quote).map((words) => (
                    <li key={words}>{words}</li>
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ol>
    </Card>
  )
}
