import type { CrudFilter, CrudSort } from '@refinedev/core'
import { Button, Segmented } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import type { ContractorTask } from '../../cms/payload-types.ts'
import { ExportButton } from '../pieces/export-button.tsx'
import { FilterBar, SearchBox } from '../pieces/filter-bar.tsx'
import { type ListUrl, useListUrl } from '../pieces/list-url.ts'
import { useMe } from '../pieces/me.tsx'
import { Nothing } from '../pieces/nothing.tsx'
import { useOpenRow } from '../pieces/open-row.ts'
import { Page } from '../pieces/page.tsx'
import { useRows } from '../pieces/rows.ts'
import { type Columns, RowsTable } from '../pieces/rows-table.tsx'
import { ToneTag } from '../pieces/tag.tsx'
import { CatalogueTabs } from './tabs.tsx'
import { CatalogueTools } from './tools.tsx'
import '../styles/lists.css'

const TaskForm = lazy(() => import('./task-form.tsx'))

const IN_ORDER: CrudSort = { field: 'displayOrder', order: 'asc' }

const columns: Columns<ContractorTask> = [
  {
    key: 'category',
    title: 'Category',
    width: 170,
    sorter: true,
    render: (_, { category }) => category,
  },
  {
    key: 'name',
    title: 'Task',
    width: 300,
    sorter: true,
    render: (_, { name }) => <span className="row-name">{name}</span>,
  },
  {
    key: 'description',
    title: 'In words',
    wide: true,
    render: (_, { description }) => (
      <span className="cut muted" title={description ?? undefined}>
        {description}
      </span>
    ),
  },
  {
    key: 'certificationName',
    title: 'Certificate',
    width: 220,
    render: (_, { requiresCertification, certificationName }) =>
      requiresCertification ? (
        <span className="cut">{certificationName ?? 'Some certificate'}</span>
      ) : (
        <span className="faint">–</span>
      ),
  },
  {
    key: 'isActive',
    title: 'In use',
    width: 90,
    render: (_, { isActive }) =>
      isActive === false ? <ToneTag tone="quiet">No longer</ToneTag> : 'Yes',
  },
]

const filtersOf = (url: ListUrl): CrudFilter[] => {
  const words = url.search.trim()
  const [show] = url.chosen('show')
  return [
    ...(words
      ? [
          {
            operator: 'or' as const,
            value: ['name', 'category', 'certificationName'].map((field) => ({
              field,
              operator: 'contains' as const,
              value: words,
            })),
          },
        ]
      : []),
    { field: 'isActive', operator: 'eq', value: show === 'all' ? undefined : show !== 'gone' },
  ]
}

/** What contractors can do: skills are ticked, and jobs matched, by these. */
export function Component() {
  const me = useMe()
  const url = useListUrl(IN_ORDER)
  const filters = useMemo(() => filtersOf(url), [url])
  const list = useRows<ContractorTask>({ resource: 'contractor-tasks', url, filters })
  const editing = useOpenRow('contractor-tasks', url, list.rows)
  const mayChange = me.can('update', 'contractor-tasks')
  return (
    <Page
      title="Catalogue"
      beside={<CatalogueTabs at="tasks" />}
      actions={
        <>
          <ExportButton list="contractor-tasks" filters={filters} />
          {mayChange && <CatalogueTools list="contractor-tasks" />}
          {mayChange && <Button onClick={() => url.setOpen('new')}>Add task</Button>}
        </>
      }
    >
      <FilterBar url={url}>
        <Segmented
          aria-label="Which"
          value={url.chosen('show')[0] ?? 'used'}
          options={[
            { value: 'used', label: 'In use' },
            { value: 'gone', label: 'No longer' },
            { value: 'all', label: 'All' },
          ]}
          onChange={(show) => url.choose('show', show === 'used' ? null : show)}
        />
        <SearchBox url={url} label="Task, category or certificate" />
      </FilterBar>
      <div className="sheet">
        <RowsTable<ContractorTask>
          label="Tasks"
          url={url}
          list={list}
          columns={columns}
          peeks={mayChange}
          empty={
            <Nothing>
              No task yet. Contractors’ skills and every quote’s needs are named by these.
            </Nothing>
          }
        />
      </div>
      {mayChange && (editing || url.open === 'new') && (
        <Suspense fallback={null}>
          <TaskForm key={url.open} task={editing} close={() => url.setOpen(null)} />
        </Suspense>
      )}
    </Page>
  )
}
