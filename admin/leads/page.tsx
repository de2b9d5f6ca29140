import { useParams } from 'react-router'
import { Failure } from '../pieces/failure.tsx'
import { useTitle } from '../pieces/page.tsx'
import { StateTag } from '../pieces/state-tag.tsx'
import { Waiting } from '../pieces/waiting.tsx'
import { Lasting } from '../pieces/when.tsx'
import { STATE_WORDS } from '../words/states.ts'
import { BookingCard } from './booking-card.tsx'
import { BuildQuote } from './build-quote.tsx'
import { Composer } from './composer.tsx'
import { CustomerCard } from './customer-card.tsx'
import { JobCard } from './job-card.tsx'
import { useLead } from './lead.ts'
import { Moves } from './moves.tsx'
import { OpenExceptions } from './open-exceptions.tsx'
import { QuotesCard } from './quotes-card.tsx'
import { Rights } from './rights.tsx'
import { SamePhone } from './same-phone.tsx'
import { TasksCard } from './tasks-card.tsx'
import { Timeline } from './timeline.tsx'
import { VideoCard } from './video-card.tsx'
import '../styles/lead.css'

export function Component() {
  const { id = '' } = useParams()
  const { lead, error, loading, retry } = useLead(id)
  useTitle(lead?.customerName ?? 'Lead')
  if (error) return <Failure error={error} retry={retry} />
  if (loading || !lead) return <Waiting lines={8} />
  return (
    <div className="lead-page">
      <header className="page-head">
        <div className="page-title">
          <h1>{lead.customerName}</h1>
          <StateTag state={lead.state} />
          <span className="muted">
            <Lasting at={lead.stateChangedAt ?? lead.createdAt} />
          </span>
          <p>
            <span className="figures">{lead.reference}</span> · {STATE_WORDS[lead.state].hint}
          </p>
        </div>
        <div className="page-actions">
          <BuildQuote lead={lead} />
          <Moves lead={lead} />
          <Rights lead={lead} />
        </div>
      </header>
      <SamePhone key={lead.id} lead={lead} />
      <OpenExceptions leadId={lead.id} />
      <div className="lead-columns">
        <section className="conversation" aria-label="Conversation and history">
          <Timeline leadId={lead.id} />
          <Composer lead={lead} />
        </section>
        <div className="stack">
          <JobCard lead={lead} />
          <VideoCard leadId={lead.id} />
          <QuotesCard lead={lead} />
          <BookingCard leadId={lead.id} />
          <TasksCard leadId={lead.id} />
          <CustomerCard lead={lead} />
        </div>
      </div>
    </div>
  )
}
