import { Link } from 'react-router'
import type { Lead, User } from '../../../cms/payload-types.ts'
import { Initials } from '../../pieces/initials.tsx'
import { filled } from '../../pieces/related.ts'
import { StateTag } from '../../pieces/state-tag.tsx'
import { Age } from '../../pieces/when.tsx'

interface Props {
  lead: Lead
  lift: (lead: Lead | null) => void
  lifted: boolean
}

/** A lead on the board: who, what, in which state for how long, and whose it is. */
export function LeadCard({ lead, lift, lifted }: Props) {
  return (
    <li
      className={lifted ? 'lead-card lifted' : 'lead-card'}
      draggable
      data-lead={lead.id}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', lead.reference)
        lift(lead)
      }}
      onDragEnd={() => lift(null)}
    >
      <div>
        <Link to={`/leads/${lead.id}`} draggable={false}>
          {lead.customerName}
        </Link>
        <Initials name={filled<User>(lead.assignedTo)?.name} />
      </div>
      {lead.jobDescription && <p>{lead.jobDescription}</p>}
      <div>
        <StateTag state={lead.state} />
        <Age at={lead.stateChangedAt ?? lead.createdAt} />
      </div>
    </li>
  )
}
