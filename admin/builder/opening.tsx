import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { useLead } from '../leads/lead.ts'
import { Failure } from '../pieces/failure.tsx'
import { useSettings } from '../pieces/settings.ts'
import { Waiting } from '../pieces/waiting.tsx'
import { useQuotesOfLead } from '../quotes/quotes-of-lead.ts'
import { useReadWork } from './read-work.ts'
import type { Known } from './start.ts'
import { useBook } from './use-book.ts'
import '../styles/lead.css'
import '../styles/builder.css'

export type Opened = Omit<Known, 'modifierPercent'> & {
  settings: NonNullable<ReturnType<typeof useSettings>>
}

/** Gathers what a quote is built from, and gives it to the screen it is built on. */
export function Opening({ id, children }: { id: string; children: (all: Opened) => ReactNode }) {
  const [params] = useSearchParams()
  const { lead: stored, error, retry } = useLead(id)
  const { quotes, loading } = useQuotesOfLead(id)
  const lead = useReadWork(stored, loading ? undefined : quotes.length > 0)
  const book = useBook()
  const settings = useSettings()
  if (error) return <Failure error={error} retry={retry} />
  if (!lead || !book || !settings) return <Waiting lines={8} />
  const quote = quotes.find((one) => one.id === params.get('from')) ?? quotes[0]
  return children({ lead, book, settings, quote })
}
