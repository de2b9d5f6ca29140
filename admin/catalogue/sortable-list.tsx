import { HolderOutlined } from '@ant-design/icons'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'

interface Props<Row> {
  label: string
  rows: readonly Row[]
  nameOf: (row: Row) => string
  children: (row: Row) => ReactNode
  /** Called once a row lies in another place: all ids in their new order. */
  onOrder: (ids: string[]) => void
}

const moved = <Row,>(rows: readonly Row[], from: number, to: number): Row[] => {
  const after = [...rows]
  const [row] = after.splice(from, 1)
  if (row !== undefined) after.splice(to, 0, row)
  return after
}

/** Rows put in order by dragging their handle, or by the arrow keys on it; said aloud as they go. */
export function SortableList<Row extends { id: string }>(props: Props<Row>) {
  const { label, rows, nameOf, children, onOrder } = props
  const list = useRef<HTMLOListElement>(null)
  const [drag, setDrag] = useState<{ id: string; to: number } | null>(null)
  const [said, setSaid] = useState('')
  const from = drag ? rows.findIndex(({ id }) => id === drag.id) : -1
  const shown = drag && from >= 0 ? moved(rows, from, drag.to) : rows

  const placeAt = (y: number): number => {
    const tops = [...(list.current?.children ?? [])].map((item) => item.getBoundingClientRect())
    const under = tops.findIndex(({ bottom }) => y < bottom)
    return under < 0 ? rows.length - 1 : under
  }
  const put = (row: Row, at: number, to: number) => {
    if (to === at || to < 0 || to >= rows.length) return
    setSaid(`${nameOf(row)}, ${to + 1} of ${rows.length}`)
    onOrder(moved(rows, at, to).map(({ id }) => id))
  }
  const handle = (row: Row) => ({
    onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      setDrag({ id: row.id, to: rows.indexOf(row) })
    },
    onPointerMove: (event: PointerEvent) => {
      if (drag?.id !== row.id) return
      const to = placeAt(event.clientY)
      if (to !== drag.to) setDrag({ id: row.id, to })
    },
    onPointerUp: () => {
      if (drag?.id === row.id) put(row, from, drag.to)
      setDrag(null)
    },
    onPointerCancel: () => setDrag(null),
    onKeyDown: (event: KeyboardEvent) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
      if (!by) return
      event.preventDefault()
      const at = rows.indexOf(row)
      put(row, at, at + by)
    },
  })
  return (
    <>
      <ol ref={list} className="sortable" aria-label={label}>
        {shown.map((row) => (
          <li key={row.id} className={row.id === drag?.id ? 'dragged' : undefined}>
            <button
              type="button"
              className="sort-handle"
              aria-label={`Move ${nameOf(row)}`}
              {...handle(row)}
            >
              <HolderOutlined />
            </button>
            {children(row)}
          </li>
        ))}
      </ol>
      <p className="unseen" role="status">
        {said}
      </p>
    </>
  )
}
