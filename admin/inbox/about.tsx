import type { Lead } from '../../cms/payload-types.ts'
import { BookingCard } from '../leads/booking-card.tsx'
import { BuildQuote } from '../leads/build-quote.tsx'
import { CustomerCard } from '../leads/customer-card.tsx'
import { JobCard } from '../leads/job-card.tsx'
import { OpenExceptions } from '../leads/open-exceptions.tsx'
import { QuotesCard } from '../leads/quotes-card.tsx'

/** What is known of the lead, beside what is being said. */
export function About({ lead }: { lead: Lead }) {
  return (
    <div className="stack">
      <OpenExceptions leadId={lead.id} />
      <BuildQuote lead={lead} block />
      <JobCard lead={lead} />
      <QuotesCard lead={lead} />
      <BookingCard leadId={lead.id} />
      <CustomerCard lead={lead} />
    </div>
  )
}
