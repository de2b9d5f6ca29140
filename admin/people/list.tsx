import type { CrudFilter, CrudSort } from '@refinedev/core'
import { Button } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import type { User } from '../../cms/payload-types.ts'
import { Choice, FilterBar, SearchBox } from '../pieces/filter-bar.tsx'
import { type ListUrl, useListUrl } from '../pieces/list-url.ts'
import { useMe } from '../pieces/me.tsx'
import { Nothing } from '../pieces/nothing.tsx'
import { useOpenRow } from '../pieces/open-row.ts'
import { Page } from '../pieces/page.tsx'
import { useRows } from '../pieces/rows.ts'
import { type Columns, RowsTable } from '../pieces/rows-table.tsx'
import { ToneTag } from '../pieces/tag.tsx'
import { SettingsTabs } from '../settings/tabs.tsx'
import { phoneInWords } from '../words/contact.ts'
import { optionsOf, ROLE_WORDS } from '../words/vocabulary.ts'
import '../styles/lists.css'

const PersonForm = lazy(() => import('./person-form.tsx'))

const BY_NAME: CrudSort = { field: 'name', order: 'asc' }
const SHOWN = ['name', 'email', 'role', 'phone', 'onDuty', 'active', 'isDemo'] as const

const columns: Columns<User> = [
  {
    key: 'name',
    title: 'Name',
    width: 220,
    sorter: true,
    render: (_, { name, active }) => (
      <span className="row-name">
        {name} {active === false && <ToneTag tone="quiet">Switched off</ToneTag>}
      </span>
    ),
  },
  {
    key: 'role',
    title: 'Role',
    width: 140,
    sorter: true,
    render: (_, { role }) => ROLE_WORDS[role],
  },
  { key: 'email', title: 'Signs in as', sorter: true, render: (_, { email }) => email },
  {
    key: 'phone',
    title: 'Phone',
    width: 140,
    render: (_, { phone }) =>
      phone ? <span className="figures">{phoneInWords(phone)}</span> : null,
  },
  {
    key: 'onDuty',
    title: 'Calls ring',
    width: 110,
    render: (_, { onDuty }) =>
      onDuty ? <ToneTag tone="secured">On duty</ToneTag> : <span className="faint">No</span>,
  },
]

const filtersOf = (url: ListUrl): CrudFilter[] => {
  const words = url.search.trim()
  return [
    ...(words
      ? [
          {
            operator: 'or' as const,
            value: ['name', 'email'].map((field) => ({
              field,
              operator: 'contains' as const,
              value: words,
            })),
          },
        ]
      : []),
    { field: 'role', operator: 'in', value: url.chosen('role') },
  ]
}

export function Component() {
  const me = useMe()
  const url = useListUrl(BY_NAME)
  const filters = useMemo(() => filtersOf(url), [url])
  const list = useRows<User>({ resource: 'users', url, filters, meta: { select: SHOWN } })
  const editing = useOpenRow('users', url, list.rows)
  const mayChange = me.can('create', 'users')
  return (
    <Page
      title="Settings"
      beside={<SettingsTabs at="people" />}
      actions={mayChange && <Button onClick={() => url.setOpen('new')}>Add person</Button>}
    >
      <FilterBar url={url}>
        <SearchBox url={url} label="Name or email" />
        <Choice url={url} name="role" label="Any role" options={optionsOf(ROLE_WORDS)} />
      </FilterBar>
      <div className="sheet">
        <RowsTable<User>
          label="People"
          url={url}
          list={list}
          columns={columns}
          peeks={mayChange}
          empty={<Nothing>Nobody fits.</Nothing>}
        />
      </div>
      {mayChange && (editing || url.open === 'new') && (
        <Suspense fallback={null}>
          <PersonForm key={url.open} person={editing} close={() => url.setOpen(null)} />
        </Suspense>
      )}
    </Page>
  )
}
