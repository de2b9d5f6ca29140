import type { CrudFilter, CrudSort } from '@refinedev/core'
import { Button, Segmented } from 'antd'
import { useMemo } from 'react'
import { Link } from 'react-router'
import type { Booking, Exception, Lead, User } from '../../cms/payload-types.ts'
import { Choice, FilterBar } from '../pieces/filter-bar.tsx'
import { HowMany } from '../pieces/how-many.tsx'
import { type ListUrl, useListUrl } from '../pieces/list-url.ts'
import { Nothing } from '../pieces/nothing.tsx'
import { Page } from '../pieces/page.tsx'
import { filled } from '../pieces/related.ts'
import { useRows } from '../pieces/rows.ts'
import { type Columns, RowsTable } from '../pieces/rows-table.tsx'
import { Age } from '../pieces/when.tsx'
import { useColumnChoice } from '../views/columns.ts'
import { ListTools } from '../views/tools.tsx'
import { EXCEPTION_WORDS, optionsOf } from '../words/vocabulary.ts'
import { ResolveButton } from './resolve.tsx'
import '../styles/lists.css'

const OLDEST: CrudSort = { field: 'createdAt', order: 'asc' }

function About({ exception }: { exception: Exception }) {
  const lead = filled<Lead>(exception.lead)
  const booking = filled<Booking>(exception.booking)
  return (
    <span className="about">
      {lead && <Link to={`/leads/${lead.id}`}>{lead.customerName}</Link>}
      {booking && <Link to={`/bookings/${booking.id}`}>{booking.reference}</Link>}
      {!lead && !booking && <span className="faint">–</span>}
    </span>
  )
}

const columns: Columns<Exception> = [
  {
    key: 'kind',
    title: 'What',
    width: 200,
    render: (_, { kind }) => <b className="kind">{EXCEPTION_WORDS[kind]}</b>,
  },
  {
    key: 'about',
    title: 'About',
    width: 180,
    render: (_, exception) => <About exception={exception} />,
  },
  {
    key: 'detail',
    title: 'In words',
    render: (_, { detail, resolution, resolvedBy }) => (
      <span className="sentence">
        {detail}
        {resolution && (
          <small>
            {filled<User>(resolvedBy)?.name ?? 'By itself'}: {resolution}
          </small>
        )}
      </span>
    ),
  },
  {
    key: 'createdAt',
    title: 'For',
    width: 80,
    align: 'right',
    sorter: true,
    render: (_, { createdAt }) => <Age at={createdAt} />,
  },
  {
    key: 'settle',
    width: 90,
    align: 'right',
    render: (_, exception) =>
      exception.resolvedAt ? <small>Settled</small> : <ResolveButton exception={exception} />,
  },
]

const filtersOf = (url: ListUrl): CrudFilter[] => {
  const settled = url.chosen('show')[0] === 'settled'
  return [
    { field: 'resolvedAt', operator: settled ? 'nnull' : 'null', value: true },
    { field: 'kind', operator: 'in', value: url.chosen('kind') },
  ]
}

/** Everything that needs a person and is not settled, the longest waiting first. */
export function Component() {
  const url = useListUrl(OLDEST)
  const choice = useColumnChoice('exceptions', columns)
  const filters = useMemo(() => filtersOf(url), [url])
  const list = useRows<Exception>({
    resource: 'exceptions',
    url,
    filters,
    meta: {
      depth: 1,
      populate: { leads: ['customerName', 'reference'], bookings: ['reference'], users: ['name'] },
    },
  })
  const settled = url.chosen('show')[0] === 'settled'
  return (
    <Page
      title="Exceptions"
      beside={<HowMany list={list} />}
      actions={<ListTools choice={choice} />}
    >
      <FilterBar url={url}>
        <Segmented
          aria-label="Which"
          value={settled ? 'settled' : 'open'}
          options={[
            { value: 'open', label: 'Open' },
            { value: 'settled', label: 'Settled' },
          ]}
          onChange={(show) => url.choose('show', show === 'open' ? null : show)}
        />
        <Choice
          url={url}
          name="kind"
          label="Any kind"
          width={200}
          options={optionsOf(EXCEPTION_WORDS)}
        />
      </FilterBar>
      <div className="sheet">
        <RowsTable<Exception>
          label="Exceptions"
          url={url}
          list={list}
          columns={choice.shown}
          empty={
            url.narrowed ? (
              <Nothing action={<Button onClick={url.clear}>Clear the filters</Button>}>
                Nothing of that kind.
              </Nothing>
            ) : (
              <Nothing>
                Nothing needs you. What the system cannot settle by itself comes here.
              </Nothing>
            )
          }
        />
      </div>
    </Page>
  )
}
