import type { CrudFilter, CrudSort } from '@refinedev/core'
import { Button, Segmented } from 'antd'
import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Booking, HandymanProfile, Lead } from '../../cms/payload-types.ts'
import { addDays, londonClock } from '../../domain/london-time.ts'
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
import { StateTag } from '../pieces/state-tag.tsx'
import { ToneTag } from '../pieces/tag.tsx'
import { Day } from '../pieces/when.tsx'
import { useColumnChoice } from '../views/columns.ts'
import { ListTools } from '../views/tools.tsx'
import { rangeWords, slotWords } from '../words/slots.ts'
import { BOOKING_WORDS, optionsOf } from '../words/vocabulary.ts'
import '../styles/lists.css'

const SOONEST: CrudSort = { field: 'date', order: 'asc' }
const SHOWN = [
  'reference',
  'lead',
  'contractor',
  'date',
  'timeSlot',
  'startMinute',
  'endMinute',
  'status',
  'total',
  'depositAmount',
  'pinned',
] as const

/** Under way, and booked: the lead says it more exactly than the booking's own word. */
function Status({ booking }: { booking: Booking }) {
  const lead = filled<Lead>(booking.lead)
  if (booking.status === 'confirmed' && lead) return <StateTag state={lead.state} />
  const { word, tone } = BOOKING_WORDS[booking.status ?? 'confirmed']
  return <ToneTag tone={tone}>{word}</ToneTag>
}

const columns: Columns<Booking> = [
  {
    key: 'date',
    title: 'Day',
    width: 104,
    sorter: true,
    render: (_, booking) => <Day date={booking.date} />,
  },
  {
    key: 'timeSlot',
    title: 'Time',
    width: 188,
    render: (_, { timeSlot, startMinute, endMinute }) => (
      <span className="nowrap">
        {slotWords(timeSlot)}{' '}
        <span className="faint figures">{rangeWords(startMinute, endMinute)}</span>
      </span>
    ),
  },
  {
    key: 'lead',
    title: 'Customer',
    width: 166,
    render: (_, booking) => (
      <Link to={`/bookings/${booking.id}`} className="row-name">
        {filled<Lead>(booking.lead)?.customerName ?? booking.reference}
      </Link>
    ),
  },
  {
    key: 'postcode',
    title: 'Postcode',
    wide: true,
    width: 96,
    render: (_, booking) => <span className="nowrap">{filled<Lead>(booking.lead)?.postcode}</span>,
  },
  {
    key: 'contractor',
    title: 'Contractor',
    render: (_, booking) => {
      const contractor = filled<HandymanProfile>(booking.contractor)
      if (!contractor) return <ToneTag tone="urgent">Nobody</ToneTag>
      return (
        <span className="cut">
          {contractor.name}
          {booking.pinned && <small> · pinned</small>}
        </span>
      )
    },
  },
  {
    key: 'status',
    title: 'Status',
    width: 124,
    render: (_, booking) => <Status booking={booking} />,
  },
  {
    key: 'total',
    title: 'Total',
    width: 92,
    align: 'right',
    render: (_, booking) => <Money pence={booking.total} />,
  },
  {
    key: 'depositAmount',
    title: 'Deposit',
    wide: true,
    width: 84,
    align: 'right',
    render: (_, booking) => <Money pence={booking.depositAmount} />,
  },
  {
    key: 'reference',
    title: 'Reference',
    wide: true,
    width: 98,
    render: (_, booking) => <span className="faint figures">{booking.reference}</span>,
  },
]

const WHEN = {
  coming: 'Coming',
  today: 'Today',
  week: 'Next 7 days',
  past: 'Past',
  all: 'All',
} as const
type When = keyof typeof WHEN

const whenOf = (url: ListUrl): When => {
  const [chosen] = url.chosen('when')
  return chosen && chosen in WHEN ? (chosen as When) : 'coming'
}

const datesOf = (when: When): CrudFilter[] => {
  const { date: today } = londonClock(new Date())
  const from: CrudFilter = { field: 'date', operator: 'gte', value: today }
  if (when === 'coming') return [from]
  if (when === 'today') return [{ field: 'date', operator: 'eq', value: today }]
  if (when === 'week') return [from, { field: 'date', operator: 'lt', value: addDays(today, 7) }]
  if (when === 'past') return [{ field: 'date', operator: 'lt', value: today }]
  return []
}

const filtersOf = (url: ListUrl): CrudFilter[] => [
  ...leadSearchOf('lead', url.search),
  ...datesOf(whenOf(url)),
  { field: 'status', operator: 'in', value: url.chosen('status') },
]

export function Component() {
  const navigate = useNavigate()
  const url = useListUrl(SOONEST)
  const choice = useColumnChoice('bookings', columns)
  const filters = useMemo(() => filtersOf(url), [url])
  const list = useRows<Booking>({
    resource: 'bookings',
    url,
    filters,
    meta: {
      select: SHOWN,
      depth: 1,
      populate: {
        leads: ['customerName', 'reference', 'postcode', 'state'],
        'handyman-profiles': ['name'],
      },
    },
  })
  return (
    <Page
      title="Bookings"
      beside={<HowMany list={list} />}
      actions={
        <>
          <ListTools choice={choice} />
          <ExportButton list="bookings" filters={filters} />
        </>
      }
    >
      <FilterBar url={url}>
        <Segmented
          aria-label="When"
          value={whenOf(url)}
          options={optionsOf(WHEN)}
          onChange={(when) => url.choose('when', when === 'coming' ? null : when)}
        />
        <SearchBox url={url} label="Customer, phone, postcode or reference" />
        <Choice url={url} name="status" label="Any status" options={optionsOf(BOOKING_WORDS)} />
      </FilterBar>
      <div className="sheet">
        <RowsTable<Booking>
          label="Bookings"
          url={url}
          list={list}
          columns={choice.shown}
          onEnter={(booking) => navigate(`/bookings/${booking.id}`)}
          empty={
            url.narrowed ? (
              <Nothing action={<Button onClick={url.clear}>Clear the filters</Button>}>
                No booking fits these filters.
              </Nothing>
            ) : (
              <Nothing action={<Link to="/quotes">See the open quotes</Link>}>
                A booking comes of a customer picking a time on their quote and paying the deposit.
              </Nothing>
            )
          }
        />
      </div>
    </Page>
  )
}
