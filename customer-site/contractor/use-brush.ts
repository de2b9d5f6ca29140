import { type MouseEvent, type PointerEvent, useRef } from 'react'

interface Brush {
  /** Whether a cell is painted now; undefined where nothing may be painted. */
  look: (cell: string) => boolean | undefined
  paint: (cell: string, on: boolean) => void
}

interface Stroke {
  from: string
  x: number
  y: number
  on: boolean
  drawn: boolean
}

/** How far a finger goes along the row before it draws: less, and it may be scrolling. */
const ALONG_PX = 12

const isDrawing = ({ x, y }: Stroke, { clientX, clientY, pointerType }: PointerEvent): boolean => {
  const [along, across] = [Math.abs(clientX - x), Math.abs(clientY - y)]
  return pointerType === 'mouse' || (along >= ALONG_PX && along > across)
}

const cellOf = (element: Element | null): string =>
  element?.closest<HTMLElement>('[data-cell]')?.dataset.cell ?? ''

/**
 * Painting by finger, mouse or keys. A tap turns one cell; drawing turns all it passes into what the
 * first one became. Nothing is painted until it is drawing, so scrolling past changes nothing.
 */
export const useBrush = ({ look, paint }: Brush) => {
  const stroke = useRef<Stroke | null>(null)
  const justDrawn = useRef(false)
  const end = () => {
    justDrawn.current = stroke.current?.drawn ?? false
    stroke.current = null
  }
  return {
    onPointerDown: (event: PointerEvent) => {
      const from = cellOf(event.target as Element)
      const now = look(from)
      justDrawn.current = false
      const { clientX: x, clientY: y } = event
      stroke.current = now === undefined ? null : { from, x, y, on: !now, drawn: false }
    },
    onPointerMove: (event: PointerEvent) => {
      const { current } = stroke
      if (!current || event.buttons === 0) return
      if (!current.drawn && !isDrawing(current, event)) return
      const passed = event.nativeEvent.getCoalescedEvents?.() ?? []
      for (const { clientX, clientY } of passed.length > 0 ? passed : [event]) {
        const cell = cellOf(document.elementFromPoint(clientX, clientY))
        if (!cell || (cell === current.from && !current.drawn)) continue
        if (!current.drawn) paint(current.from, current.on)
        current.drawn = true
        if (look(cell) !== undefined) paint(cell, current.on)
      }
    },
    onPointerUp: end,
    // The page has begun to scroll under the finger.
    onPointerCancel: end,
    onClick: (event: MouseEvent) => {
      const cell = cellOf(event.target as Element)
      const now = look(cell)
      // Keys come as clicks too, with no pointer before them.
      const drawn = justDrawn.current && event.detail > 0
      if (!drawn && now !== undefined) paint(cell, !now)
      justDrawn.current = false
    },
  }
}
