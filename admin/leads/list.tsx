import type { CrudFilter, CrudSort } from '@refinedev/core'
import { Button, Segmented } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { Lead } from '../../cms/payload-types.ts'
import { isLeadState, LEAD_STATES, type LeadState } from '../../domain/lead-states.ts'
import { Choice, FilterBar, SearchBox } from '../pieces/filter-bar.tsx'
import { HowMany } from '../pieces/how-many.tsx'
import { type ListUrl, useListUrl } from '../pieces/list-url.ts'
import { useMe } from '../pieces/me.tsx'
import { Nothing } from '../pieces/nothing.tsx'
import { Page } from '../pieces/page.tsx'
import { useRows } from '../pieces/rows.ts'
import { RowsTable } from '../pieces/rows-table.tsx'
import { STAGES, STATE_WORDS, type Stage } from '../words/states.ts'
import { CUSTOMER_WORDS, optionsOf, SOURCE_WORDS } from '../words/vocabulary.ts'
import { LEAD_SELECT, leadColumns } from './columns.tsx'
import { leadSearch } from './search.ts'
import '../styles/lists.css'

const LeadPeek = lazy(() => import('./peek.tsx'))

const NEWEST: CrudSort = { field: 'createdAt', order: 'desc' }
const OWNER_NAME = { users: ['name'] } as const

const statesOf = (stage: string): LeadState[] =>
  LEAD_STATES.filter((state) => STATE_WORDS[state].stage === stage)

const stateOptions = STAGES.map((stage) => ({
  value: stage,
  label: stage,
  options: statesOf(stage).map((state) => ({ value: state, label: STATE_WORDS[state].word })),
}))

const isStage = (word: string | undefined): word is Stage => STAGES.includes(word as Stage)

const filtersOf = (url: ListUrl): CrudFilter[] => {
  const stage = url.chosen('stage')[0]
  const states = url.chosen('state').filter(isLeadState)
  const among = states.length > 0 ? states : isStage(stage) ? statesOf(stage) : []
  return [
    ...leadSearch(url.search),
    { field: 'state', operator: 'in', value: among },
    { field: 'customerType', operator: 'in', value: url.chosen('type') },
    { field: 'source', operator: 'in', value: url.chosen('source') },
  ]
}

export function Component() {
  const me = useMe()
  const navigate = useNavigate()
  const url = useListUrl(NEWEST)
  const filters = useMemo(() => filtersOf(url), [url])
  const list = useRows<Lead>({
    resource: 'leads',
    url,
    filters,
    meta: { select: LEAD_SELECT, depth: 1, populate: OWNER_NAME },
  })
  const stage = url.chosen('stage')[0]
  return (
    <Page title="Leads" beside={<HowMany list={list} />}>
      <div className="filter-bar">
        <Segmented
          aria-label="Stage"
          value={isStage(stage) ? stage : 'All'}
          options={['All', ...STAGES]}
          onChange={(chosen) => url.choose('stage', chosen === 'All' ? null : chosen)}
        />
      </div>
      <FilterBar url={url}>
        <SearchBox url={url} label="Name, phone, postcode or reference" />
        <Choice url={url} name="state" label="Any state" options={stateOptions} />
        <Choice url={url} name="type" label="Any customer" options={optionsOf(CUSTOMER_WORDS)} />
        <Choice url={url} name="source" label="Any way in" options={optionsOf(SOURCE_WORDS)} />
      </FilterBar>
      <div className={url.open ? 'with-peek' : undefined}>
        <div className="sheet">
          <RowsTable<Lead>
            label="Leads"
            url={url}
            list={list}
            columns={leadColumns}
            peeks
            onEnter={(lead) => navigate(`/leads/${lead.id}`)}
            empty={
              url.narrowed ? (
                <Nothing action={<Button onClick={url.clear}>Clear the filters</Button>}>
                  No lead fits these filters.
                </Nothing>
              ) : (
                <Nothing>
                  Calls, WhatsApps and the web form make leads by themselves.
                  {me.can('create', 'leads') && ' “New lead” makes one by hand.'}
                </Nothing>
              )
            }
          />
        </div>
        {url.open && (
          <Suspense fallback={<aside className="peek" aria-busy />}>
            <LeadPeek id={url.open} close={() => url.setOpen(null)} />
          </Suspense>
        )}
      </div>
    </Page>
  )
}
