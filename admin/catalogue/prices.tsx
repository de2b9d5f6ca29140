import type { CrudFilter, CrudSort } from '@refinedev/core'
import { Button, Segmented } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import type { ContractorTask, Skus } from '../../cms/payload-types.ts'
import { ExportButton } from '../pieces/export-button.tsx'
import { FilterBar, SearchBox } from '../pieces/filter-bar.tsx'
import { type ListUrl, useListUrl } from '../pieces/list-url.ts'
import { useMe } from '../pieces/me.tsx'
import { Money } from '../pieces/money.tsx'
import { Nothing } from '../pieces/nothing.tsx'
import { useOpenRow } from '../pieces/open-row.ts'
import { Page } from '../pieces/page.tsx'
import { filled } from '../pieces/related.ts'
import { useRows } from '../pieces/rows.ts'
import { type Columns, RowsTable } from '../pieces/rows-table.tsx'
import { ToneTag } from '../pieces/tag.tsx'
import { minutesInWords } from '../words/time.ts'
import { CatalogueTabs } from './tabs.tsx'
import { CatalogueTools } from './tools.tsx'
import { wordsOf } from './words-of.ts'
import '../styles/lists.css'

const SkuForm = lazy(() => import('./sku-form.tsx'))
const SkuFacts = lazy(() => import('./sku-facts.tsx'))

const BY_CATEGORY: CrudSort = { field: 'category', order: 'asc' }
const IN_ORDER: CrudSort = { field: 'displayOrder', order: 'asc' }

const columns: Columns<Skus> = [
  {
    key: 'name',
    title: 'Work',
    width: 250,
    sorter: true,
    render: (_, sku) => (
      <span className="row-name cut" title={sku.name}>
        {sku.name}
      </span>
    ),
  },
  {
    key: 'category',
    title: 'Category',
    width: 184,
    sorter: true,
    render: (_, { category }) => <span className="cut">{category}</span>,
  },
  {
    key: 'price',
    title: 'Price',
    width: 96,
    align: 'right',
    sorter: true,
    render: (_, { price }) => <Money pence={price} />,
  },
  {
    key: 'minutes',
    title: 'Takes',
    width: 106,
    align: 'right',
    sorter: true,
    render: (_, { minutes }) => minutesInWords(minutes),
  },
  {
    key: 'tasks',
    title: 'Needs',
    width: 190,
    render: (_, { tasks }) => {
      const names = (tasks ?? []).flatMap((task) => filled<ContractorTask>(task)?.name ?? [])
      if (names.length === 0) return <ToneTag tone="urgent">No task</ToneTag>
      return (
        <span className="cut" title={names.join(', ')}>
          {names.join(', ')}
        </span>
      )
    },
  },
  {
    key: 'synonyms',
    title: 'Also called',
    wide: true,
    render: (_, sku) => (
      <span className="cut muted" title={wordsOf(sku.synonyms).join(', ')}>
        {wordsOf(sku.synonyms).join(', ')}
      </span>
    ),
  },
  {
    key: 'code',
    title: 'Code',
    wide: true,
    width: 152,
    sorter: true,
    render: (_, { code }) => <span className="faint cut">{code}</span>,
  },
]

/** Said only where rows that are no longer sold are among them. */
const sold: Columns<Skus>[number] = {
  key: 'isActive',
  title: 'Sold',
  width: 76,
  render: (_, { isActive }) =>
    isActive === false ? <ToneTag tone="quiet">No longer</ToneTag> : 'Yes',
}

const filtersOf = (url: ListUrl): CrudFilter[] => {
  const words = url.search.trim()
  const [show] = url.chosen('show')
  return [
    ...(words
      ? [
          {
            operator: 'or' as const,
            value: ['name', 'code', 'category'].map((field) => ({
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

/** What is sold: the prices quotes are made of, and the words customers use for them. */
export function Component() {
  const me = useMe()
  const url = useListUrl(BY_CATEGORY)
  const filters = useMemo(() => filtersOf(url), [url])
  const list = useRows<Skus>({
    resource: 'skus',
    url,
    filters,
    thenBy: IN_ORDER,
    meta: { depth: 1, populate: { 'contractor-tasks': ['name'] } },
  })
  const editing = useOpenRow('skus', url, list.rows)
  const mayChange = me.can('update', 'skus')
  return (
    <Page
      title="Catalogue"
      beside={<CatalogueTabs at="prices" />}
      actions={
        <>
          <ExportButton list="skus" filters={filters} />
          {mayChange && <CatalogueTools list="skus" />}
          {mayChange && <Button onClick={() => url.setOpen('new')}>Add to the price book</Button>}
        </>
      }
    >
      <FilterBar url={url}>
        <Segmented
          aria-label="Which"
          value={url.chosen('show')[0] ?? 'sold'}
          options={[
            { value: 'sold', label: 'Sold' },
            { value: 'gone', label: 'No longer' },
            { value: 'all', label: 'All' },
          ]}
          onChange={(show) => url.choose('show', show === 'sold' ? null : show)}
        />
        <SearchBox url={url} label="Work, code or category" />
      </FilterBar>
      <div className="sheet">
        <RowsTable<Skus>
          label="Price book"
          url={url}
          list={list}
          columns={url.chosen('show').length > 0 ? [...columns, sold] : columns}
          peeks
          empty={
            <Nothing>No work is priced here. Quotes are made of what is in the price book.</Nothing>
          }
        />
      </div>
      <Suspense fallback={null}>
        {mayChange && (editing || url.open === 'new') && (
          <SkuForm key={url.open} sku={editing} close={() => url.setOpen(null)} />
        )}
        {!mayChange && editing && <SkuFacts sku={editing} close={() => url.setOpen(null)} />}
      </Suspense>
    </Page>
  )
}
