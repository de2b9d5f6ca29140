import type { CrudFilter, CrudSort } from '@refinedev/core'
import { Button, Segmented } from 'antd'
import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import type { EstimatorQueue, Lead, User } from '../../cms/payload-types.ts'
import { FilterBar } from '../pieces/filter-bar.tsx'
import { HowMany } from '../pieces/how-many.tsx'
import { useKeys } from '../pieces/keys.ts'
import { type ListUrl, useListUrl } from '../pieces/list-url.ts'
import { useMe } from '../pieces/me.tsx'
import { Nothing } from '../pieces/nothing.tsx'
import { Page } from '../pieces/page.tsx'
import { filled, idOf } from '../pieces/related.ts'
import { useRows } from '../pieces/rows.ts'
import { type Columns, RowsTable } from '../pieces/rows-table.tsx'
import { StateTag } from '../pieces/state-tag.tsx'
import { Age } from '../pieces/when.tsx'
import { useColumnChoice } from '../views/columns.ts'
import { ListTools } from '../views/tools.tsx'
import { CUSTOMER_WORDS } from '../words/vocabulary.ts'
import { useClaimNext } from './claim-next.ts'
import { QueueAction } from './queue-action.tsx'
import '../styles/lists.css'

const FIRST: CrudSort = { field: 'priority', order: 'desc' }
const OPEN = ['queued', 'in_progress']

const columns: Columns<EstimatorQueue> = [
  {
    key: 'priority',
    title: 'Priority',
    width: 88,
    align: 'right',
    sorter: true,
    render: (_, { priority }) => <b>{priority}</b>,
  },
  {
    key: 'lead',
    title: 'Customer',
    width: 170,
    render: (_, row) => {
      const lead = filled<Lead>(row.lead)
      return (
        lead && (
          <Link to={`/leads/${lead.id}`} className="row-name">
            {lead.customerName}
          </Link>
        )
      )
    },
  },
  {
    key: 'type',
    title: 'Type',
    wide: true,
    width: 136,
    render: (_, row) => (
      <span className="muted nowrap">
        {CUSTOMER_WORDS[filled<Lead>(row.lead)?.customerType ?? 'homeowner']}
      </span>
    ),
  },
  {
    key: 'job',
    title: 'Job',
    render: (_, row) => (
      <span className="cut" title={filled<Lead>(row.lead)?.jobDescription ?? undefined}>
        {filled<Lead>(row.lead)?.jobDescription ?? row.reason}
      </span>
    ),
  },
  {
    key: 'state',
    title: 'State',
    wide: true,
    width: 134,
    render: (_, row) => {
      const lead = filled<Lead>(row.lead)
      return lead && <StateTag state={lead.state} />
    },
  },
  {
    key: 'createdAt',
    title: 'Waiting',
    width: 94,
    align: 'right',
    sorter: true,
    render: (_, { createdAt }) => <Age at={createdAt} />,
  },
  {
    key: 'assignedTo',
    title: 'With',
    width: 164,
    render: (_, row) => {
      const who = filled<User>(row.assignedTo)
      if (!idOf(row.assignedTo)) return <span className="faint">nobody</span>
      return (
        <span className="cut">
          {who?.name ?? 'a colleague'}
          {row.status === 'in_progress' && (
            <small>
              , <Age at={row.claimedAt} />
            </small>
          )}
        </span>
      )
    },
  },
  { key: 'action', width: 184, align: 'right', render: (_, row) => <QueueAction row={row} /> },
]

const isMine = (row: EstimatorQueue, me: string) =>
  row.status === 'in_progress' && idOf(row.assignedTo) === me

const filtersOf = (url: ListUrl, me: string): CrudFilter[] => {
  const [show] = url.chosen('show')
  if (show === 'mine')
    return [
      { field: 'assignedTo', operator: 'eq', value: me },
      { field: 'status', operator: 'eq', value: 'in_progress' },
    ]
  return [{ field: 'status', operator: 'in', value: show === 'finished' ? ['complete'] : OPEN }]
}

/** Who waits for a price a person must make; the most urgent first. */
export function Component() {
  const me = useMe()
  const navigate = useNavigate()
  const { claimNext, busy } = useClaimNext()
  const works = me.may('workEstimatorQueue')
  useKeys({ c: () => works && void claimNext() })
  const url = useListUrl(FIRST)
  const choice = useColumnChoice('estimator', columns)
  const filters = useMemo(() => filtersOf(url, me.id), [url, me.id])
  const list = useRows<EstimatorQueue>({
    resource: 'estimator-queue',
    url,
    filters,
    meta: {
      depth: 1,
      populate: {
        leads: ['customerName', 'customerType', 'jobDescription', 'state'],
        users: ['name'],
      },
    },
  })
  return (
    <Page
      title="Estimator"
      beside={<HowMany list={list} />}
      actions={
        <>
          <ListTools choice={choice} />
          {works && (
            <Button
              type="primary"
              title="C"
              aria-keyshortcuts="c"
              loading={busy}
              onClick={() => void claimNext()}
            >
              Claim the next one
            </Button>
          )}
        </>
      }
    >
      <FilterBar url={url}>
        <Segmented
          aria-label="Which"
          value={url.chosen('show')[0] ?? 'open'}
          options={[
            { value: 'open', label: 'Open' },
            { value: 'mine', label: 'Mine' },
            { value: 'finished', label: 'Finished' },
          ]}
          onChange={(show) => url.choose('show', show === 'open' ? null : show)}
        />
      </FilterBar>
      <div className="sheet">
        <RowsTable<EstimatorQueue>
          label="Estimator queue"
          url={url}
          list={list}
          columns={choice.shown}
          onEnter={(row) =>
            navigate(`/${isMine(row, me.id) ? 'estimator' : 'leads'}/${idOf(row.lead)}`)
          }
          empty={
            <Nothing>
              Nobody waits here. Videos and jobs too tricky to price at once join this queue.
            </Nothing>
          }
        />
      </div>
    </Page>
  )
}
