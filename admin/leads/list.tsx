import type { CrudSort } from '@refinedev/core'
import { Button, Segmented } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Lead } from '../../cms/payload-types.ts'
import { ExportButton } from '../pieces/export-button.tsx'
import { HowMany } from '../pieces/how-many.tsx'
import { useListUrl } from '../pieces/list-url.ts'
import { useMe } from '../pieces/me.tsx'
import { Nothing } from '../pieces/nothing.tsx'
import { Page } from '../pieces/page.tsx'
import { useRows } from '../pieces/rows.ts'
import { RowsTable } from '../pieces/rows-table.tsx'
import { useColumnChoice } from '../views/columns.ts'
import { ListTools } from '../views/tools.tsx'
import { STAGES } from '../words/states.ts'
import { LEAD_SELECT, leadColumns } from './columns.tsx'
import { commonFilters, isStage, stateFilter } from './filters.ts'
import { Narrowing } from './narrowing.tsx'
import { Shape } from './shape.tsx'
import '../styles/lists.css'

const Bulk = lazy(() => import('./bulk.tsx').then(({ Bulk: bulk }) => ({ default: bulk })))
const LeadPeek = lazy(() => import('./peek.tsx'))

const NEWEST: CrudSort = { field: 'createdAt', order: 'desc' }
const OWNER_NAME = { users: ['name'] } as const

export function Component() {
  const me = useMe()
  const navigate = useNavigate()
  const url = useListUrl(NEWEST)
  const choice = useColumnChoice('leads', leadColumns)
  const filters = useMemo(() => [...commonFilters(url, me.id), stateFilter(url)], [url, me.id])
  const list = useRows<Lead>({
    resource: 'leads',
    url,
    filters,
    meta: { select: LEAD_SELECT, depth: 1, populate: OWNER_NAME },
  })
  const [ids, pick] = useState<string[]>([])
  const picked = list.rows.filter(({ id }) => ids.includes(id))
  const stage = url.chosen('stage')[0]
  return (
    <Page
      title="Leads"
      beside={
        <>
          <Shape at="table" />
          <HowMany list={list} />
        </>
      }
      actions={
        <>
          <ListTools choice={choice} />
          <ExportButton list="leads" filters={filters} />
        </>
      }
    >
      <div className="filter-bar">
        <Segmented
          aria-label="Stage"
          value={isStage(stage) ? stage : 'All'}
          options={['All', ...STAGES]}
          onChange={(chosen) => url.choose('stage', chosen === 'All' ? null : chosen)}
        />
      </div>
      <Narrowing url={url} states />
      {picked.length > 0 && (
        <Suspense fallback={null}>
          <Bulk picked={picked} clear={() => pick([])} />
        </Suspense>
      )}
      <div className={url.open ? 'with-peek' : undefined}>
        <div className="sheet">
          <RowsTable<Lead>
            label="Leads"
            url={url}
            list={list}
            columns={choice.shown}
            peeks
            picks={{ ids, pick }}
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
