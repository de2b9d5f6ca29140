import { CloseOutlined, ExpandAltOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from 'react-router'
import { Failure } from '../pieces/failure.tsx'
import { StateTag } from '../pieces/state-tag.tsx'
import { Waiting } from '../pieces/waiting.tsx'
import { Lasting } from '../pieces/when.tsx'
import { BookingCard } from './booking-card.tsx'
import { CustomerCard } from './customer-card.tsx'
import { JobCard } from './job-card.tsx'
import { useLead } from './lead.ts'
import { Moves } from './moves.tsx'
import { QuotesCard } from './quotes-card.tsx'
import '../styles/lead.css'

/** A lead beside the list: enough to decide, one press from the whole page. */
export default function LeadPeek({ id, close }: { id: string; close: () => void }) {
  const { lead, error, loading, retry } = useLead(id)
  return (
    <aside className="peek" aria-label={lead ? `Lead of ${lead.customerName}` : 'Lead'}>
      <div className="peek-bar">
        <small className="faint">
          <kbd>J</kbd> <kbd>K</kbd> next, previous · <kbd>Enter</kbd> opens
        </small>
        <Link to={`/leads/${id}`} className="push">
          <Button type="text" size="small" icon={<ExpandAltOutlined />}>
            Open
          </Button>
        </Link>
        <Button
          type="text"
          size="small"
          aria-label="Close the panel"
          icon={<CloseOutlined />}
          onClick={close}
        />
      </div>
      {error ? (
        <Failure error={error} retry={retry} />
      ) : loading || !lead ? (
        <Waiting lines={8} />
      ) : (
        <div className="stack">
          <div className="page-title">
            <h2 className="peek-name">{lead.customerName}</h2>
            <StateTag state={lead.state} />
            <span className="muted">
              <Lasting at={lead.stateChangedAt ?? lead.createdAt} />
            </span>
          </div>
          <div className="page-actions start">
            <Moves lead={lead} />
          </div>
          <JobCard lead={lead} />
          <QuotesCard lead={lead} />
          <BookingCard leadId={lead.id} />
          <CustomerCard lead={lead} />
        </div>
      )}
    </aside>
  )
}
