import type { CrudFilter, CrudSort } from '@refinedev/core'
import { useMemo } from 'react'
import { Link } from 'react-router'
import type { AuditLog, User } from '../../cms/payload-types.ts'
import { Choice, FilterBar } from '../pieces/filter-bar.tsx'
import { type ListUrl, useListUrl } from '../pieces/list-url.ts'
import { Nothing } from '../pieces/nothing.tsx'
import { Page } from '../pieces/page.tsx'
import { filled } from '../pieces/related.ts'
import { useRows } from '../pieces/rows.ts'
import { type Columns, RowsTable } from '../pieces/rows-table.tsx'
import { Moment } from '../pieces/when.tsx'
import { SettingsTabs } from '../settings/tabs.tsx'
import { optionsOf } from '../words/vocabulary.ts'
import { actionInWords, changesIn, pageOf, RESOURCES } from './in-words.ts'
import '../styles/lists.css'
import '../styles/settings.css'

const NEWEST: CrudSort = { field: 'createdAt', order: 'desc' }
const MOST = 6

function Changes({ entry }: { entry: AuditLog }) {
  const changes = changesIn(entry)
  const more = changes.length - MOST
  return (
    <div className="audit-changes">
      {entry.reason && <span>“{entry.reason}”</span>}
      {changes.slice(0, MOST).map(({ field, before, after }) => (
        <span key={field}>
          {field}: {before !== null && <del>{before}</del>}
          {before !== null && after !== null && ' → '}
          {after !== null && <ins>{after}</ins>}
        </span>
      ))}
      {more > 0 && <small>and {more} more</small>}
    </div>
  )
}

const columns: Columns<AuditLog> = [
  {
    key: 'createdAt',
    title: 'When',
    width: 150,
    sorter: true,
    render: (_, { createdAt }) => <Moment at={createdAt} />,
  },
  {
    key: 'user',
    title: 'Who',
    width: 180,
    render: (_, { user }) => filled<User>(user)?.name ?? <span className="faint">The system</span>,
  },
  {
    key: 'action',
    title: 'What',
    width: 210,
    render: (_, entry) => {
      const page = pageOf(entry)
      return page ? <Link to={page}>{actionInWords(entry)}</Link> : actionInWords(entry)
    },
  },
  { key: 'changes', title: 'How', render: (_, entry) => <Changes entry={entry} /> },
]

const filtersOf = (url: ListUrl): CrudFilter[] => [
  { field: 'resource', operator: 'in', value: url.chosen('about') },
]

/** Every change a colleague made: what it was, and what it became. */
export function Component() {
  const url = useListUrl(NEWEST)
  const filters = useMemo(() => filtersOf(url), [url])
  const list = useRows<AuditLog>({
    resource: 'audit-log',
    url,
    filters,
    meta: { depth: 1, populate: { users: ['name'] } },
  })
  return (
    <Page title="Settings" beside={<SettingsTabs at="audit" />}>
      <FilterBar url={url}>
        <Choice
          url={url}
          name="about"
          label="About anything"
          width={200}
          options={optionsOf(RESOURCES)}
        />
      </FilterBar>
      <div className="sheet">
        <RowsTable<AuditLog>
          label="Audit log"
          url={url}
          list={list}
          columns={columns}
          empty={<Nothing>No change was written down yet.</Nothing>}
        />
      </div>
    </Page>
  )
}
