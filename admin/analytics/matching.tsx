import { useCustom } from '@refinedev/core'
import { DatePicker, Table } from 'antd'
import dayjs from 'dayjs'
import { useSearchParams } from 'react-router'
import { formatPence } from '../../domain/money.ts'
import { Card } from '../pieces/card.tsx'
import { Failure } from '../pieces/failure.tsx'
import { Nothing } from '../pieces/nothing.tsx'
import { Page } from '../pieces/page.tsx'
import { Waiting } from '../pieces/waiting.tsx'
import { type MatchingAnswer, reasonInWords, secondsInWords, share } from './answer.ts'
import '../styles/lists.css'
import '../styles/lead.css'
import '../styles/analytics.css'

const DAY = 'YYYY-MM-DD'

interface Line {
  key: string
  what: string
  count: number
  hint?: string
}

/** Figures under the sentence that says what they mean, each with a bar of its share. */
function Lines({ label, lines, of }: { label: string; lines: Line[]; of: number }) {
  return (
    <Table
      aria-label={label}
      size="small"
      pagination={false}
      rowKey="key"
      dataSource={lines}
      showHeader={false}
      columns={[
        { key: 'what', render: (_, { what, hint }) => <span title={hint}>{what}</span> },
        {
          key: 'bar',
          width: '40%',
          render: (_, { count }) => (
            <span className="share-bar" aria-hidden>
              <span style={{ width: `${of ? Math.min(100, (count / of) * 100) : 0}%` }} />
            </span>
          ),
        },
        {
          key: 'count',
          align: 'right',
          width: 90,
          render: (_, { count }) => count.toLocaleString('en-GB'),
        },
      ]}
    />
  )
}

/** The edge of a price band: bands begin at whole pounds. */
const wholePounds = (pence: number): string => formatPence(pence).replace(/\.00$/, '')

const line = (what: string, count: number, hint?: string): Line => ({
  key: what,
  what,
  count,
  hint,
})

function Figures({ found }: { found: MatchingAnswer }) {
  const { fulfilment: f, timeToContractor: told, swaps, conversion } = found
  const kept = f.done + f.standing - f.nobody
  const passedOver = found.reasons.filter(({ of }) => of === 'contractors')
  const unserved = found.reasons.filter(({ of }) => of === 'leads')
  const quotes = conversion.reduce((sum, { quotes: n }) => sum + n, 0)
  const booked = conversion.reduce((sum, { booked: n }) => sum + n, 0)
  return (
    <div className="analytics">
      <Card title={`${share(kept, f.booked)} of ${f.booked} bookings have kept their contractor`}>
        <Lines
          label="Fulfilment"
          of={f.booked}
          lines={[
            line('Done', f.done),
            line('To come, with a contractor', f.standing - f.nobody),
            line('To come, a contractor is looked for', f.nobody, 'An exception is open for them'),
            line('Cancelled', f.cancelled, 'By the customer or by us'),
          ]}
        />
      </Card>
      <Card title={`A contractor is told ${secondsInWords(told.median)} after the deposit`}>
        <p className="muted">
          Half of {told.told.toLocaleString('en-GB')} contractors were told sooner, 95 in 100 within{' '}
          {secondsInWords(told.p95)}. Counted from the payment until their WhatsApp was handed over.
        </p>
      </Card>
      <Card title={`${swaps.swaps} swaps made room for another job`}>
        <p className="muted">
          {share(swaps.swapped, swaps.bookings)} of {swaps.bookings} bookings changed hands at least
          once, among {swaps.contractors} contractors; nobody’s time changed.
        </p>
      </Card>
      <Card title="Why a contractor who was looked at was not chosen">
        {passedOver.length === 0 ? (
          <Nothing>Nobody was passed over in these days.</Nothing>
        ) : (
          <Lines
            label="Why not chosen"
            of={passedOver[0]?.times ?? 0}
            lines={passedOver.map(({ reason, times }) => line(reasonInWords(reason), times))}
          />
        )}
      </Card>
      <Card title="Why a customer could be offered nobody">
        {unserved.length === 0 ? (
          <Nothing>Everybody could be offered somebody in these days.</Nothing>
        ) : (
          <Lines
            label="Why nobody"
            of={unserved[0]?.times ?? 0}
            lines={unserved.map(({ reason, times }) => line(reasonInWords(reason), times))}
          />
        )}
      </Card>
      <Card title={`${share(booked, quotes)} of ${quotes} quotes were booked`}>
        <Table
          aria-label="Quotes by price"
          size="small"
          pagination={false}
          rowKey="from"
          dataSource={conversion}
          columns={[
            {
              key: 'from',
              title: 'Price',
              render: (_, band, place) => {
                const next = conversion[place + 1]?.from
                return next
                  ? `${wholePounds(band.from)}–${wholePounds(next)}`
                  : `${wholePounds(band.from)} and more`
              },
            },
            { key: 'quotes', title: 'Quotes', align: 'right', dataIndex: 'quotes' },
            { key: 'sent', title: 'Sent', align: 'right', dataIndex: 'sent' },
            { key: 'seen', title: 'Seen', align: 'right', dataIndex: 'seen' },
            { key: 'booked', title: 'Booked', align: 'right', dataIndex: 'booked' },
            {
              key: 'share',
              title: 'Share',
              align: 'right',
              render: (_, band) => share(band.booked, band.quotes),
            },
            {
              key: 'value',
              title: 'Worth',
              align: 'right',
              render: (_, { value }) => formatPence(value),
            },
          ]}
        />
      </Card>
    </div>
  )
}

/** How well customers get a contractor: each figure in a sentence, its parts under it. */
export function Component() {
  const [params, setParams] = useSearchParams()
  const to = params.get('to') ?? dayjs().format(DAY)
  const from = params.get('from') ?? dayjs(to).subtract(29, 'day').format(DAY)
  const { query, result } = useCustom<MatchingAnswer>({
    url: '/analytics/matching',
    method: 'get',
    config: { query: { from, to } },
    queryOptions: { placeholderData: (before) => before },
    errorNotification: false,
  })
  return (
    <Page
      title="Analytics"
      line="How well customers get a contractor."
      actions={
        <DatePicker.RangePicker
          aria-label="Days"
          allowClear={false}
          format="D MMM YYYY"
          value={[dayjs(from), dayjs(to)]}
          maxDate={dayjs()}
          presets={[7, 30, 90, 365].map((days) => ({
            label: `Last ${days} days`,
            value: [dayjs().subtract(days - 1, 'day'), dayjs()],
          }))}
          onChange={(days) =>
            days?.[0] &&
            days[1] &&
            setParams({ from: days[0].format(DAY), to: days[1].format(DAY) }, { replace: true })
          }
        />
      }
    >
      {query.error ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : query.data ? (
        <Figures found={result.data} />
      ) : (
        <Waiting lines={10} />
      )}
    </Page>
  )
}
