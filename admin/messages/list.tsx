import type { CrudFilter, CrudSort } from '@refinedev/core'
import { Button, Segmented } from 'antd'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { Message } from '../../cms/payload-types.ts'
import { MESSAGE_TEMPLATES } from '../../domain/messages.ts'
import { Choice, FilterBar, SearchBox } from '../pieces/filter-bar.tsx'
import { type ListUrl, useListUrl } from '../pieces/list-url.ts'
import { Nothing } from '../pieces/nothing.tsx'
import { Page } from '../pieces/page.tsx'
import { idOf } from '../pieces/related.ts'
import { useRows } from '../pieces/rows.ts'
import { RowsTable } from '../pieces/rows-table.tsx'
import { useColumnChoice } from '../views/columns.ts'
import { ListTools } from '../views/tools.tsx'
import { digitsTyped } from '../words/contact.ts'
import { templateTitle } from '../words/templates.ts'
import { MESSAGE_SELECT, messageColumns } from './columns.tsx'
import { MessagesTabs } from './tabs.tsx'
import '../styles/lists.css'
import '../styles/messages.css'

const NEWEST: CrudSort = { field: 'createdAt', order: 'desc' }

const SHOWN = {
  all: 'All',
  undelivered: 'Not delivered',
  waiting: 'Waiting to go',
  received: 'Received',
} as const
type Shown = keyof typeof SHOWN
const isShown = (word: string | undefined): word is Shown => word !== undefined && word in SHOWN

const FILTERS: Record<Shown, CrudFilter[]> = {
  all: [],
  undelivered: [{ field: 'status', operator: 'eq', value: 'failed' }],
  waiting: [{ field: 'status', operator: 'eq', value: 'queued' }],
  received: [{ field: 'direction', operator: 'eq', value: 'inbound' }],
}

const AUDIENCES = [
  { value: 'customer', label: 'Customers' },
  { value: 'contractor', label: 'Contractors' },
  { value: 'staff', label: 'Colleagues' },
]

const PURPOSES = [
  { value: 'reply', label: 'Reply' },
  ...Object.keys(MESSAGE_TEMPLATES).map((name) => ({ value: name, label: templateTitle(name) })),
]

/** A phone is asked of either end; words of what was said. */
const searchFor = (typed: string): CrudFilter[] => {
  if (!typed) return []
  const digits = digitsTyped(typed)
  if (!digits) return [{ field: 'body', operator: 'contains', value: typed }]
  return [
    {
      operator: 'or',
      value: [
        { field: 'to', operator: 'contains', value: digits },
        { field: 'from', operator: 'contains', value: digits },
      ],
    },
  ]
}

const filtersOf = (url: ListUrl): CrudFilter[] => {
  const shown = url.chosen('show')[0]
  return [
    ...(isShown(shown) ? FILTERS[shown] : []),
    ...searchFor(url.search),
    { field: 'audience', operator: 'in', value: url.chosen('audience') },
    { field: 'purpose', operator: 'in', value: url.chosen('purpose') },
  ]
}

/** Every message with how far it got; what was not delivered is sent again from here. */
export function Component() {
  const navigate = useNavigate()
  const url = useListUrl(NEWEST)
  const choice = useColumnChoice('messages', messageColumns)
  const filters = useMemo(() => filtersOf(url), [url])
  const list = useRows<Message>({
    resource: 'messages',
    url,
    filters,
    meta: {
      select: MESSAGE_SELECT,
      depth: 1,
      populate: { leads: ['customerName'], 'handyman-profiles': ['name'] },
    },
  })
  const shown = url.chosen('show')[0]
  return (
    <Page
      title="Messages"
      beside={
        list.loading ? null : (
          <span className="muted figures">{list.total.toLocaleString('en-GB')}</span>
        )
      }
      actions={
        <>
          <ListTools choice={choice} />
          <MessagesTabs at="all" />
        </>
      }
    >
      <FilterBar url={url}>
        <Segmented<Shown>
          aria-label="Which"
          value={isShown(shown) ? shown : 'all'}
          options={(Object.entries(SHOWN) as [Shown, string][]).map(([value, label]) => ({
            value,
            label,
          }))}
          onChange={(show) => url.choose('show', show === 'all' ? null : show)}
        />
        <SearchBox url={url} label="Phone, or words in it" />
        <Choice url={url} name="audience" label="Anybody" options={AUDIENCES} width={130} />
        <Choice url={url} name="purpose" label="Any kind" options={PURPOSES} width={160} />
      </FilterBar>
      <div className="sheet">
        <RowsTable<Message>
          label="Messages"
          url={url}
          list={list}
          columns={choice.shown}
          onEnter={(message) => {
            const lead = idOf(message.lead)
            if (lead) void navigate(`/inbox?view=all&lead=${lead}`)
          }}
          empty={
            url.narrowed ? (
              <Nothing action={<Button onClick={url.clear}>Clear the filters</Button>}>
                {shown === 'undelivered'
                  ? 'Every message has arrived.'
                  : 'No message fits these filters.'}
              </Nothing>
            ) : (
              <Nothing>What is written to and by customers and contractors is kept here.</Nothing>
            )
          }
        />
      </div>
    </Page>
  )
}
