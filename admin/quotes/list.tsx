import type { CrudFilter, CrudSort } from '@refinedev/core'
import { Button } from 'antd'
import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Lead, Quote } from '../../cms/payload-types.ts'
import { leadSearchOf } from '../leads/search.ts'
import { ExportButton } from '../pieces/export-button.tsx'
import { Choice, FilterBar, SearchBox } from '../pieces/filter-bar.tsx'
import { HowMany } from '../pieces/how-many.tsx'
import { type ListUrl, useListUrl } from '../pieces/list-url.ts'
import { Money } from '../pieces/money.tsx'
import { Nothing } from '../pieces/nothing.tsx'
import { Page } from '../pieces/page.tsx'
import { filled } from '../pieces/related.ts'
import { useRows } from '../pieces/rows.ts'
import { type Columns, RowsTable } from '../pieces/rows-table.tsx'
import { ToneTag } from '../pieces/tag.tsx'
import { Age, Until } from '../pieces/when.tsx'
import { useColumnChoice } from '../views/columns.ts'
import { ListTools } from '../views/tools.tsx'
import { optionsOf, QUOTE_WORDS, STYLE_WORDS } from '../words/vocabulary.ts'
import { linesOf, workInWords } from './contents.ts'
import '../styles/lists.css'

const NEWEST: CrudSort = { field: 'createdAt', order: 'desc' }
const SHOWN = [
  'lead',
  'version',
  'style',
  'status',
  'total',
  'lineItems',
  'createdBy',
  'sentAt',
  'viewedAt',
  'expiresAt',
  'createdAt',
] as const

const AUTHORS = { va: 'Assistant', estimator: 'Estimator', system: 'By itself' }
const OPEN: Quote['status'][] = ['draft', 'sent', 'viewed']

const columns: Columns<Quote> = [
  {
    key: 'lead',
    title: 'Customer',
    width: 152,
    render: (_, quote) => (
      <Link to={`/quotes/${quote.id}`} className="row-name">
        {filled<Lead>(quote.lead)?.customerName ?? 'A customer'}
      </Link>
    ),
  },
  {
    key: 'status',
    title: 'Status',
    width: 110,
    render: (_, { status }) => (
      <ToneTag tone={QUOTE_WORDS[status].tone}>{QUOTE_WORDS[status].word}</ToneTag>
    ),
  },
  {
    key: 'total',
    title: 'Total',
    width: 96,
    align: 'right',
    sorter: true,
    render: (_, quote) => <Money pence={quote.total} />,
  },
  {
    key: 'version',
    title: 'Version',
    wide: true,
    width: 66,
    align: 'right',
    render: (_, quote) => quote.version,
  },
  {
    key: 'lineItems',
    title: 'Work',
    ellipsis: true,
    render: (_, quote) => <span className="cut">{workInWords(linesOf(quote))}</span>,
  },
  {
    key: 'style',
    title: 'Kind',
    wide: true,
    width: 128,
    render: (_, { style }) => <span className="muted nowrap">{STYLE_WORDS[style]}</span>,
  },
  {
    key: 'createdBy',
    title: 'Made by',
    wide: true,
    width: 86,
    render: (_, { createdBy }) => <span className="muted">{AUTHORS[createdBy ?? 'system']}</span>,
  },
  {
    key: 'sentAt',
    title: 'Sent',
    width: 64,
    align: 'right',
    render: (_, quote) => <Age at={quote.sentAt} />,
  },
  {
    key: 'viewedAt',
    title: 'Seen',
    width: 64,
    align: 'right',
    render: (_, quote) => <Age at={quote.viewedAt} />,
  },
  {
    key: 'expiresAt',
    title: 'Expires',
    width: 90,
    align: 'right',
    sorter: true,
    render: (_, quote) => (OPEN.includes(quote.status) ? <Until at={quote.expiresAt} /> : null),
  },
  {
    key: 'createdAt',
    title: 'Made',
    wide: true,
    width: 72,
    align: 'right',
    sorter: true,
    render: (_, quote) => <Age at={quote.createdAt} />,
  },
]

const filtersOf = (url: ListUrl): CrudFilter[] => [
  ...leadSearchOf('lead', url.search),
  { field: 'status', operator: 'in', value: url.chosen('status') },
  { field: 'style', operator: 'in', value: url.chosen('kind') },
]

export function Component() {
  const navigate = useNavigate()
  const url = useListUrl(NEWEST)
  const choice = useColumnChoice('quotes', columns)
  const filters = useMemo(() => filtersOf(url), [url])
  const list = useRows<Quote>({
    resource: 'quotes',
    url,
    filters,
    meta: { select: SHOWN, depth: 1, populate: { leads: ['customerName', 'reference'] } },
  })
  return (
    <Page
      title="Quotes"
      beside={<HowMany list={list} />}
      actions={
        <>
          <ListTools choice={choice} />
          <ExportButton list="quotes" filters={filters} />
        </>
      }
    >
      <FilterBar url={url}>
        <SearchBox url={url} label="Customer, phone, postcode or reference" />
        <Choice url={url} name="status" label="Any status" options={optionsOf(QUOTE_WORDS)} />
        <Choice url={url} name="kind" label="Any kind" options={optionsOf(STYLE_WORDS)} />
      </FilterBar>
      <div className="sheet">
        <RowsTable<Quote>
          label="Quotes"
          url={url}
          list={list}
          columns={choice.shown}
          onEnter={(quote) => navigate(`/quotes/${quote.id}`)}
          empty={
            url.narrowed ? (
              <Nothing action={<Button onClick={url.clear}>Clear the filters</Button>}>
                No quote fits these filters.
              </Nothing>
            ) : (
              <Nothing action={<Link to="/leads">Go to the leads</Link>}>
                A quote is made on its lead’s page, or by itself when the work is clear.
              </Nothing>
            )
          }
        />
      </div>
    </Page>
  )
}
