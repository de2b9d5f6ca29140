import { useParams, useSearchParams } from 'react-router'
import { useLead } from '../leads/lead.ts'
import { Failure } from '../pieces/failure.tsx'
import { useSettings } from '../pieces/settings.ts'
import { Waiting } from '../pieces/waiting.tsx'
import { useQuotesOfLead } from '../quotes/quotes-of-lead.ts'
import { useReadWork } from './read-work.ts'
import { useBook } from './use-book.ts'
import { Workbench } from './workbench.tsx'
import '../styles/lead.css'
import '../styles/builder.css'

/** Gathers what the builder starts from; the work itself is in the workbench. */
export function Component() {
  const { id = '' } = useParams()
  const [params] = useSearchParams()
  const { lead: stored, error, retry } = useLead(id)
  const { quotes, loading } = useQuotesOfLead(id)
  const lead = useReadWork(stored, loading ? undefined : quotes.length > 0)
  const book = useBook()
  const settings = useSettings()
  if (error) return <Failure error={error} retry={retry} />
  if (!lead || !book || !settings) return <Waiting lines={8} />
  const from = quotes.find((quote) => quote.id === params.get('from')) ?? quotes[0]
  // Not keyed by the version: a colleague's new one must not throw away what is being built here.
  return (
    <Workbench
      key={`${lead.id} ${params.get('from')}`}
      lead={lead}
      book={book}
      settings={settings}
      from={from}
    />
  )
}
