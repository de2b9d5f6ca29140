import { type CrudFilter, type CrudSort, useList } from '@refinedev/core'
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { createContext, use, useMemo } from 'react'
import { Link } from 'react-router'
import type { AuditLog, HandymanProfile, User } from '../../cms/payload-types.ts'
import { ExportButton } from '../pieces/export-button.tsx'
import { Choice, FilterBar } from '../pieces/filter-bar.tsx'
import { type ListUrl, useListUrl } from '../pieces/list-url.ts'
import { Nothing } from '../pieces/nothing.tsx'
import { Page } from '../pieces/page.tsx'
import { filled } from '../pieces/related.ts'
import { useRows } from '../pieces/rows.ts'
import { type Columns, RowsTable } from '../pieces/rows-table.tsx'
import { Moment } from '../pieces/when.tsx'
import { SettingsTabs } from '../settings/tabs.tsx'
import { useColumnChoice } from '../views/columns.ts'
import { ListTools } from '../views/tools.tsx'
import { optionsOf } from '../words/vocabulary.ts'
import {
  ACTION_WORDS,
  actionInWords,
  changesIn,
  contractorsIn,
  type Names,
  pageOf,
  RESOURCES,
} from './in-words.ts'
import '../styles/lists.css'
import '../styles/settings.css'

const NEWEST: CrudSort = { field: 'createdAt', order: 'desc' }
const MOST = 6

/** Who the ids in the entries are. */
const NamesContext = createContext<Names>(new Map())

function Changes({ entry }: { entry: AuditLog }) {
  const changes = changesIn(entry, use(NamesContext))
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
  { key: 'changes', title: 'Before and after', render: (_, entry) => <Changes entry={entry} /> },
]

const DAY = 'YYYY-MM-DD'

const filtersOf = (url: ListUrl): CrudFilter[] => {
  const [from] = url.chosen('from')
  const [to] = url.chosen('to')
  return [
    { field: 'resource', operator: 'in', value: url.chosen('about') },
    { field: 'action', operator: 'in', value: url.chosen('did') },
    { field: 'user', operator: 'in', value: url.chosen('who') },
    { field: 'createdAt', operator: 'gte', value: from && dayjs(from).toISOString() },
    { field: 'createdAt', operator: 'lt', value: to && dayjs(to).add(1, 'day').toISOString() },
  ]
}

/** Those who can have changed anything. */
const usePeople = () => {
  const { result } = useList<User>({
    resource: 'users',
    pagination: { mode: 'off' },
    sorters: [{ field: 'name', order: 'asc' }],
    meta: { select: ['name'] },
  })
  return result.data.map(({ id, name }) => ({ value: id, label: name }))
}

/** The contractors these entries speak of and the staff, by id. */
const useNames = (entries: readonly AuditLog[], people: { value: string; label: string }[]) => {
  const ids = useMemo(() => contractorsIn(entries), [entries])
  const { result } = useList<HandymanProfile>({
    resource: 'handyman-profiles',
    filters: [{ field: 'id', operator: 'in', value: ids }],
    pagination: { pageSize: 100 },
    meta: { select: ['name'] },
    queryOptions: { enabled: ids.length > 0 },
    errorNotification: false,
  })
  return useMemo<Names>(
    () =>
      new Map([
        ...people.map(({ value, label }) => [value, label] as const),
        ...result.data.map(({ id, name }) => [id, name] as const),
      ]),
    [people, result.data],
  )
}

/** From a day to a day, both counted. */
function Days({ url }: { url: ListUrl }) {
  const [from] = url.chosen('from')
  const [to] = url.chosen('to')
  return (
    <DatePicker.RangePicker
      aria-label="Days"
      format="D MMM YYYY"
      allowEmpty={[true, true]}
      value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
      onChange={(days) =>
        url.chooseAll({
          from: days?.[0]?.format(DAY) ?? null,
          to: days?.[1]?.format(DAY) ?? null,
        })
      }
    />
  )
}

/** Every change a colleague made: what it was, and what it became. */
export function Component() {
  const url = useListUrl(NEWEST)
  const choice = useColumnChoice('audit', columns)
  const filters = useMemo(() => filtersOf(url), [url])
  const list = useRows<AuditLog>({
    resource: 'audit-log',
    url,
    filters,
    meta: { depth: 1, populate: { users: ['name'] } },
  })
  const people = usePeople()
  const names = useNames(list.rows, people)
  return (
    <Page
      title="Settings"
      beside={<SettingsTabs at="audit" />}
      actions={
        <>
          <ListTools choice={choice} />
          <ExportButton list="audit-log" filters={filters} />
        </>
      }
    >
      <FilterBar url={url}>
        <Choice
          url={url}
          name="about"
          label="Any record"
          width={200}
          options={optionsOf(RESOURCES)}
        />
        <Choice
          url={url}
          name="did"
          label="Any change"
          options={Object.entries(ACTION_WORDS).map(([value, label]) => ({ value, label }))}
        />
        <Choice url={url} name="who" label="Anybody" options={people} />
        <Days url={url} />
      </FilterBar>
      <div className="sheet">
        <NamesContext value={names}>
          <RowsTable<AuditLog>
            label="Audit log"
            url={url}
            list={list}
            columns={choice.shown}
            empty={
              <Nothing>
                {url.narrowed
                  ? 'No change is like that. Take a filter away to see more.'
                  : 'No change yet. Whatever a colleague changes is listed here: who, when, before and after.'}
              </Nothing>
            }
          />
        </NamesContext>
      </div>
    </Page>
  )
}
