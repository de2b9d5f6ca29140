import { Button } from 'antd'
import { Link } from 'react-router'
import type { Lead } from '../../cms/payload-types.ts'
import { canMove } from '../../domain/lead-states.ts'
import { BookingCard } from '../leads/booking-card.tsx'
import { CustomerCard } from '../leads/customer-card.tsx'
import { JobCard } from '../leads/job-card.tsx'
import { OpenExceptions } from '../leads/open-exceptions.tsx'
import { QuotesCard } from '../leads/quotes-card.tsx'
import { useMe } from '../pieces/me.tsx'

/** What is known of the lead, beside what is being said. */
export function About({ lead }: { lead: Lead }) {
  const me = useMe()
  const quotable = me.may('makeQuote') && canMove(lead.state, 'quote_generated')
  return (
    <div className="stack">
      <OpenExceptions leadId={lead.id} />
      {quotable && (
        <Link to={`/leads/${lead.id}/quote`}>
          <Button type="primary" block>
            Build a quote
          </Button>
        </Link>
      )}
      <JobCard lead={lead} />
      <QuotesCard lead={lead} />
      <BookingCard leadId={lead.id} />
      <CustomerCard lead={lead} />
    </div>
  )
}
