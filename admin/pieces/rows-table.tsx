import { Table, type TableColumnType } from 'antd'
import type { ReactNode } from 'react'
import { COUNTED_TO } from '../../domain/counting.ts'
import { Failure } from './failure.tsx'
import { HeadOnly } from './head-only.tsx'
import { howManyInWords } from './how-many.tsx'
import { useKeys } from './keys.ts'
import type { ListUrl } from './list-url.ts'
import { useRoomy } from './room.ts'
import type { Rows } from './rows.ts'

/** `wide`: only where there is room, on a wide screen and without a row open beside the list. */
export type Columns<Row> = (TableColumnType<Row> & { wide?: boolean })[]

interface Props<Row> {
  label: string
  url: ListUrl
  list: Rows<Row>
  columns: Columns<Row>
  /** Shown beside the list when a row is pressed; without it, `onEnter` goes to the row's own page. */
  peeks?: boolean
  onEnter?: (row: Row) => void
  empty: ReactNode
  /** Rows picked to do one thing to many; without it none can be picked. `X` picks the open one. */
  picks?: { ids: readonly string[]; pick: (ids: string[]) => void }
}

const WAITING = Array.from({ length: 12 }, (_, index) => ({ id: `waiting-${index}` }))
const bar = (_: unknown, __: unknown, index: number) => (
  <span className="bar" style={{ width: `${45 + ((index * 37) % 45)}%` }} />
)

const PICK = { className: 'pick', 'aria-label': 'Pick' }
const PICK_ALL = { className: 'pick', 'aria-label': 'Pick all on this page' }

/** A column without a width takes what is left, and at least this. */
const FLEXIBLE = 200

const widthOf = <Row,>(columns: Columns<Row>): number =>
  columns.reduce((sum, { width }) => sum + (typeof width === 'number' ? width : FLEXIBLE), 0)

const inOrder = <Row,>(columns: Columns<Row>, url: ListUrl): Columns<Row> =>
  columns.map((column) => ({
    ...column,
    sortOrder:
      column.key === url.sort.field ? (url.sort.order === 'desc' ? 'descend' : 'ascend') : null,
  }))

/** A dense list: sorted and paged by the server, `J`/`K` to move, `Enter` to open, `Esc` to close. */
export function RowsTable<Row extends { id: string }>(props: Props<Row>) {
  const { label, url, list, columns: all, peeks = false, onEnter, empty, picks } = props
  const roomy = useRoomy() && !(peeks && url.open)
  const columns = all.filter(({ wide }) => roomy || !wide)
  const { rows } = list
  const at = rows.findIndex(({ id }) => id === url.open)
  const show = (row: Row) => (peeks ? url.setOpen(row.id) : onEnter?.(row))
  const step = (by: number) => {
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]
    if (next) url.setOpen(next.id)
  }
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    Enter: () => {
      const row = rows[at]
      if (row) onEnter?.(row)
    },
    Escape: () => url.setOpen(null),
    x: () => {
      const row = rows[at]
      if (!row || !picks) return
      const others = picks.ids.filter((id) => id !== row.id)
      picks.pick(others.length < picks.ids.length ? others : [...others, row.id])
    },
  })
  if (list.error) return <Failure error={list.error} retry={list.retry} />
  if (list.loading)
    return (
      <Table
        aria-label={label}
        aria-busy
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={WAITING as unknown as Row[]}
        columns={columns.map((column) => ({ ...column, sorter: false, render: bar }))}
      />
    )
  return (
    <Table
      aria-label={label}
      size="small"
      rowKey="id"
      className={list.refreshing ? 'stale' : undefined}
      dataSource={rows}
      columns={inOrder(columns, url)}
      showSorterTooltip={false}
      sortDirections={['descend', 'ascend']}
      tableLayout="fixed"
      scroll={{ x: widthOf(columns) }}
      locale={{ emptyText: empty }}
      rowSelection={
        picks && {
          columnWidth: 36,
          selectedRowKeys: [...picks.ids],
          onChange: (keys) => picks.pick(keys.map(String)),
          getTitleCheckboxProps: () => PICK_ALL,
          columnTitle: (all) => <HeadOnly>{all}</HeadOnly>,
          getCheckboxProps: () => PICK,
        }
      }
      rowClassName={(row) => (row.id === url.open ? 'row open' : 'row')}
      onRow={(row) => ({
        onClick: (event) => {
          if (event.target instanceof Element && event.target.closest('a, button, label')) return
          show(row)
        },
      })}
      onChange={(page, _filters, sorter, { action }) => {
        if (action === 'paginate') url.setPage(page.current ?? 1, page.pageSize ?? url.pageSize)
        if (action !== 'sort' || Array.isArray(sorter)) return
        const field = String(sorter.columnKey)
        url.setSort(
          sorter.order ? { field, order: sorter.order === 'descend' ? 'desc' : 'asc' } : null,
        )
      }}
      pagination={{
        current: url.page,
        pageSize: url.pageSize,
        // Nobody leafs through a million: pages end here, filters find the rest.
        total: Math.min(list.total, COUNTED_TO),
        size: 'small',
        showSizeChanger: list.total > 25,
        pageSizeOptions: [25, 50, 100],
        hideOnSinglePage: list.total <= 25,
        showTotal: (_, [from, to]) => `${from}–${to} of ${howManyInWords(list.total)}`,
      }}
    />
  )
}
