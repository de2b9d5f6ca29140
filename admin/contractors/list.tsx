import type { CrudFilter, CrudSort } from '@refinedev/core'
import { Button, Segmented } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { HandymanProfile } from '../../cms/payload-types.ts'
import { FilterBar, SearchBox } from '../pieces/filter-bar.tsx'
import { type ListUrl, useListUrl } from '../pieces/list-url.ts'
import { useMe } from '../pieces/me.tsx'
import { Nothing } from '../pieces/nothing.tsx'
import { Page } from '../pieces/page.tsx'
import { useRows } from '../pieces/rows.ts'
import { type Columns, RowsTable } from '../pieces/rows-table.tsx'
import { ToneTag } from '../pieces/tag.tsx'
import { useColumnChoice } from '../views/columns.ts'
import { ListTools } from '../views/tools.tsx'
import { digitsTyped, phoneInWords } from '../words/contact.ts'
import { certificatesOf, expiryOf } from './certificates.ts'
import '../styles/lists.css'

const NewContractor = lazy(() => import('./new-contractor.tsx'))

const BY_NAME: CrudSort = { field: 'name', order: 'asc' }
const SHOWN = [
  'name',
  'phone',
  'postcode',
  'radiusMiles',
  'maxConcurrentJobs',
  'isActive',
  'reactiveMode',
  'rating',
  'ratingCount',
  'certifications',
] as const

function Rating({ of }: { of: HandymanProfile }) {
  if (!of.ratingCount || typeof of.rating !== 'number')
    return <span className="faint">none yet</span>
  return (
    <span className="figures">
      {of.rating.toFixed(1)} <small>from {of.ratingCount}</small>
    </span>
  )
}

function Certificates({ of }: { of: HandymanProfile }) {
  const held = certificatesOf(of)
  if (held.length === 0) return <span className="faint">–</span>
  return (
    <span className="row-actions">
      {held.map((certificate) => {
        const { tone, words } = expiryOf(certificate)
        return (
          <ToneTag key={certificate.name} tone={tone} title={words}>
            {certificate.name}
          </ToneTag>
        )
      })}
    </span>
  )
}

const columns: Columns<HandymanProfile> = [
  {
    key: 'name',
    title: 'Contractor',
    width: 190,
    sorter: true,
    render: (_, contractor) => (
      <Link to={`/contractors/${contractor.id}`} className="row-name">
        {contractor.name}
      </Link>
    ),
  },
  {
    key: 'isActive',
    title: 'Status',
    width: 100,
    render: (_, { isActive }) =>
      isActive === false ? (
        <ToneTag tone="quiet">Not active</ToneTag>
      ) : (
        <ToneTag tone="secured">Active</ToneTag>
      ),
  },
  {
    key: 'phone',
    title: 'Phone',
    width: 124,
    render: (_, { phone }) => <span className="figures">{phoneInWords(phone)}</span>,
  },
  { key: 'postcode', title: 'Based in', width: 96, render: (_, { postcode }) => postcode },
  {
    key: 'radiusMiles',
    title: 'Goes',
    width: 84,
    align: 'right',
    sorter: true,
    render: (_, { radiusMiles }) => `${radiusMiles} miles`,
  },
  {
    key: 'maxConcurrentJobs',
    title: 'Jobs a day',
    wide: true,
    width: 90,
    align: 'right',
    render: (_, { maxConcurrentJobs }) => maxConcurrentJobs,
  },
  {
    key: 'rating',
    title: 'Rating',
    width: 100,
    align: 'right',
    sorter: true,
    render: (_, contractor) => <Rating of={contractor} />,
  },
  {
    key: 'reactiveMode',
    title: 'Same day',
    wide: true,
    width: 84,
    render: (_, { reactiveMode }) => (reactiveMode ? 'Yes' : <span className="faint">No</span>),
  },
  {
    key: 'certifications',
    title: 'Certificates',
    wide: true,
    render: (_, contractor) => <Certificates of={contractor} />,
  },
]

const searchOf = (typed: string): CrudFilter[] => {
  const words = typed.trim()
  if (!words) return []
  const digits = digitsTyped(words)
  return [
    {
      operator: 'or',
      value: [
        { field: 'name', operator: 'contains', value: words },
        { field: 'postcode', operator: 'contains', value: words },
        ...(digits ? [{ field: 'phone', operator: 'contains' as const, value: digits }] : []),
      ],
    },
  ]
}

const filtersOf = (url: ListUrl): CrudFilter[] => {
  const [show] = url.chosen('show')
  return [
    ...searchOf(url.search),
    { field: 'isActive', operator: 'eq', value: show === 'all' ? undefined : show !== 'inactive' },
  ]
}

export function Component() {
  const me = useMe()
  const navigate = useNavigate()
  const url = useListUrl(BY_NAME)
  const choice = useColumnChoice('contractors', columns)
  const [adding, setAdding] = useState(false)
  const filters = useMemo(() => filtersOf(url), [url])
  const list = useRows<HandymanProfile>({
    resource: 'handyman-profiles',
    url,
    filters,
    meta: { select: SHOWN },
  })
  return (
    <Page
      title="Contractors"
      beside={list.loading ? null : <span className="muted figures">{list.total}</span>}
      actions={
        <>
          <ListTools choice={choice} />
          {me.can('create', 'handyman-profiles') && (
            <Button onClick={() => setAdding(true)}>Add contractor</Button>
          )}
        </>
      }
    >
      <FilterBar url={url}>
        <Segmented
          aria-label="Which"
          value={url.chosen('show')[0] ?? 'active'}
          options={[
            { value: 'active', label: 'Active' },
            { value: 'inactive', label: 'Not active' },
            { value: 'all', label: 'All' },
          ]}
          onChange={(show) => url.choose('show', show === 'active' ? null : show)}
        />
        <SearchBox url={url} label="Name, phone or postcode" />
      </FilterBar>
      <div className="sheet">
        <RowsTable<HandymanProfile>
          label="Contractors"
          url={url}
          list={list}
          columns={choice.shown}
          onEnter={(contractor) => navigate(`/contractors/${contractor.id}`)}
          empty={
            url.narrowed ? (
              <Nothing action={<Button onClick={url.clear}>Clear the filters</Button>}>
                No contractor fits these filters.
              </Nothing>
            ) : (
              <Nothing>
                Slots are shown to customers only while a contractor stands behind them. Add the
                first.
              </Nothing>
            )
          }
        />
      </div>
      {adding && (
        <Suspense fallback={null}>
          <NewContractor close={() => setAdding(false)} />
        </Suspense>
      )}
    </Page>
  )
}
