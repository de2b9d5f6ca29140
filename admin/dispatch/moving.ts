import {
  type KeyboardEvent as ReactKeyboardEvent,
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react'
import type { DayShape } from '../../domain/slots.ts'
import { isMovable } from './bar.tsx'
import type { BoardBooking } from './board.ts'
import type { Half } from './fits.ts'
import { halfAt } from './geometry.ts'

export interface Place {
  contractor: string
  date: string
  half: Half
}

interface Asked {
  /** Whether this person may move jobs at all. */
  allowed: boolean
  dates: readonly string[]
  /** Contractors from top to bottom: what the arrow keys walk along. */
  order: readonly string[]
  day: DayShape
  /** The scrolling board, and the words that follow the pointer. */
  frame: RefObject<HTMLDivElement | null>
  label: RefObject<HTMLDivElement | null>
  drop: (booking: BoardBooking, place: Place) => void
  open: (booking: BoardBooking) => void
}

export interface Moving {
  picked: { booking: BoardBooking; by: 'pointer' | 'keys' } | null
  over: Place | null
  pickUp: (booking: BoardBooking) => void
  handlesOf: (booking: BoardBooking) => {
    onPointerDown: (event: ReactPointerEvent) => void
    onKeyDown: (event: ReactKeyboardEvent) => void
    onClick: () => void
  }
}

const BEGINS_AFTER_PX = 5
const EDGE_PX = 36
const STEP_PX = 14
const PAGE_OF_LINES = 8

const isSame = (a: Place | null, b: Place | null) =>
  a?.contractor === b?.contractor && a?.date === b?.date && a?.half === b?.half

const placeUnder = (x: number, y: number, day: DayShape): Place | null => {
  const cell = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-date]')
  const line = cell?.closest<HTMLElement>('[data-contractor]')
  if (!cell?.dataset.date || !line?.dataset.contractor) return null
  const half = halfAt(cell.getBoundingClientRect(), x, day)
  return { contractor: line.dataset.contractor, date: cell.dataset.date, half }
}

/** Picking a job up and putting it down: by dragging, or with `M`, the arrows and Enter. */
export function useMoving(asked: Asked): Moving {
  const current = useRef(asked)
  current.current = asked
  const [picked, setPicked] = useState<Moving['picked']>(null)
  const [over, setOverTo] = useState<Place | null>(null)
  const dragged = useRef(false)
  const setOver = (place: Place | null) =>
    setOverTo((before) => (isSame(before, place) ? before : place))
  const letGo = () => {
    setPicked(null)
    setOverTo(null)
  }

  const pickUp = (booking: BoardBooking) => {
    if (!current.current.allowed || !isMovable(booking)) return
    const { dates, order } = current.current
    const date = dates.includes(booking.date) ? booking.date : (dates[0] ?? booking.date)
    const contractor = order.includes(booking.contractor) ? booking.contractor : (order[0] ?? '')
    const half = booking.start >= current.current.day.pmStart ? 'pm' : 'am'
    setPicked({ booking, by: 'keys' })
    setOver({ contractor, date, half })
  }

  const drag = (event: ReactPointerEvent, booking: BoardBooking) => {
    if (event.button !== 0 || !current.current.allowed || !isMovable(booking)) return
    const start = { x: event.clientX, y: event.clientY }
    let at = start
    let begun = false
    let scrolling: ReturnType<typeof setInterval> | undefined
    const scroll = () => {
      const box = current.current.frame.current?.getBoundingClientRect()
      if (!box || at.x < box.left || at.x > box.right) return
      const by = at.y < box.top + EDGE_PX * 2 ? -STEP_PX : at.y > box.bottom - EDGE_PX ? STEP_PX : 0
      if (by && at.y > box.top && at.y < box.bottom) current.current.frame.current?.scrollBy(0, by)
    }
    const move = (to: PointerEvent) => {
      at = { x: to.clientX, y: to.clientY }
      if (!begun && Math.hypot(at.x - start.x, at.y - start.y) < BEGINS_AFTER_PX) return
      if (!begun) {
        begun = true
        setPicked({ booking, by: 'pointer' })
        scrolling = setInterval(scroll, 30)
      }
      const label = current.current.label.current
      if (label) label.style.transform = `translate(${at.x + 14}px, ${at.y + 14}px)`
      setOver(placeUnder(at.x, at.y, current.current.day))
    }
    const end = () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', up)
      window.removeEventListener('pointercancel', end)
      window.removeEventListener('keydown', leave, true)
      clearInterval(scrolling)
      if (begun) letGo()
    }
    const up = () => {
      end()
      if (!begun) return
      // The press that ends a drag is no click on the job.
      dragged.current = true
      setTimeout(() => {
        dragged.current = false
      })
      const place = placeUnder(at.x, at.y, current.current.day)
      if (place) current.current.drop(booking, place)
    }
    const leave = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return
      key.stopPropagation()
      end()
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', up)
    window.addEventListener('pointercancel', end)
    window.addEventListener('keydown', leave, true)
  }

  const walk = useRef((_event: KeyboardEvent) => undefined as unknown)
  walk.current = (event) => {
    if (!picked || !over) return
    const { dates, order } = current.current
    const along = (by: number) => {
      const at = dates.indexOf(over.date) * 2 + (over.half === 'pm' ? 1 : 0) + by
      const date = dates[Math.floor(at / 2)]
      if (date) setOver({ ...over, date, half: at % 2 ? 'pm' : 'am' })
    }
    const down = (by: number) => {
      const at = order.indexOf(over.contractor) + by
      const contractor = order[Math.max(0, Math.min(order.length - 1, at))]
      if (contractor) setOver({ ...over, contractor })
    }
    const keys: Record<string, () => void> = {
      ArrowLeft: () => along(-1),
      ArrowRight: () => along(1),
      ArrowUp: () => down(-1),
      ArrowDown: () => down(1),
      PageUp: () => down(-PAGE_OF_LINES),
      PageDown: () => down(PAGE_OF_LINES),
      Escape: letGo,
      Enter: () => {
        letGo()
        current.current.drop(picked.booking, over)
      },
    }
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  const byKeys = picked?.by === 'keys'
  useEffect(() => {
    if (!byKeys) return
    const press = (event: KeyboardEvent) => walk.current(event)
    window.addEventListener('keydown', press, true)
    return () => window.removeEventListener('keydown', press, true)
  }, [byKeys])

  return {
    picked,
    over,
    pickUp,
    handlesOf: (booking) => ({
      onPointerDown: (event) => drag(event, booking),
      onClick: () => {
        if (!dragged.current) current.current.open(booking)
      },
      onKeyDown: (event) => {
        if (event.key !== 'm' || event.ctrlKey || event.metaKey) return
        event.preventDefault()
        pickUp(booking)
      },
    }),
  }
}
