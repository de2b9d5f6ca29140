import { type CrudFilter, useList } from '@refinedev/core'
import { useId, useState } from 'react'
import { Link, useLocation } from 'react-router'
import type { Lead } from '../../../cms/payload-types.ts'
import { Failure } from '../../pieces/failure.tsx'
import { howManyInWords } from '../../pieces/how-many.tsx'
import { useMe } from '../../pieces/me.tsx'
import { Waiting } from '../../pieces/waiting.tsx'
import type { Stage } from '../../words/states.ts'
import { statesOf } from '../filters.ts'
import { LeadCard } from './card.tsx'
import { offersFor } from './offers.ts'

const MOST = 50
const SELECT = [
  'customerName',
  'reference',
  'state',
  'stateChangedAt',
  'jobDescription',
  'assignedTo',
  'createdAt',
] as const

interface Props {
  stage: Stage
  filters: CrudFilter[]
  lifted: Lead | null
  lift: (lead: Lead | null) => void
  drop: (lead: Lead, stage: Stage) => void
  found: (stage: Stage, leads: Lead[]) => void
}

/** One stage: the longest waiting on top, of what is done the newest. */
export function Column({ stage, filters, lifted, lift, drop, found }: Props) {
  const me = useMe()
  const { search } = useLocation()
  const heading = useId()
  const [over, setOver] = useState(false)
  const { query, result } = useList<Lead>({
    resource: 'leads',
    filters: [...filters, { field: 'state', operator: 'in', value: statesOf(stage) }],
    sorters: [{ field: 'stateChangedAt', order: stage === 'Done' ? 'desc' : 'asc' }],
    pagination: { pageSize: MOST },
    meta: { select: SELECT, depth: 1, populate: { users: ['name'] } },
    errorNotification: false,
    queryOptions: { placeholderData: (before) => before },
  })
  const leads = result.data
  found(stage, leads)
  const more = (result.total ?? 0) - leads.length
  const takes = lifted !== null && offersFor(lifted, stage, me).length > 0
  const rest = new URLSearchParams(search)
  rest.set('stage', stage)
  const looks = ['board-column', lifted && (takes ? 'takes' : 'closed'), over && 'over']
  return (
    <section
      aria-labelledby={heading}
      className={looks.filter(Boolean).join(' ')}
      onDragOver={(event) => {
        event.preventDefault()
        event.dataTransfer.dropEffect = takes ? 'move' : 'none'
        // A drop elsewhere is allowed too: it says why not.
        if (!takes) event.dataTransfer.dropEffect = 'move'
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (lifted) drop(lifted, stage)
      }}
    >
      <h2 id={heading}>
        {stage} <small className="figures">{howManyInWords(result.total ?? 0)}</small>
      </h2>
      {query.error ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : query.isLoading ? (
        <Waiting lines={6} />
      ) : (
        <ul>
          {leads.map((lead) => (
            <LeadCard key={lead.id} lead={lead} lift={lift} lifted={lifted?.id === lead.id} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <Link to={`/leads?${rest}`} className="board-more">
          {howManyInWords(more)} more in the table
        </Link>
      )}
    </section>
  )
}
