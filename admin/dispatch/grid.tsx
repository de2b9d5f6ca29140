import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { DayShape } from '../../domain/slots.ts'
import { dayInWords } from '../words/time.ts'
import type { Line } from './board.ts'
import type { Fits } from './fits.ts'
import { LINE_HEIGHT, noonOf } from './geometry.ts'
import { BoardLine } from './line.tsx'
import type { Moving } from './moving.ts'

/** Lines drawn beyond those in sight, so that scrolling never shows an empty board. */
const SPARE = 6

interface Props {
  frame: RefObject<HTMLDivElement | null>
  lines: readonly Line[]
  dates: readonly string[]
  today: string
  day: DayShape
  moving: Moving
  fits: Fits | undefined
  open: string | null
}

const useInSight = (frame: Props['frame'], count: number) => {
  const [sight, setSight] = useState({ top: 0, height: 800 })
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const look = () => setSight({ top: element.scrollTop, height: element.clientHeight })
    look()
    element.addEventListener('scroll', look, { passive: true })
    const watcher = new ResizeObserver(look)
    watcher.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      watcher.disconnect()
    }
  }, [frame])
  return {
    first: Math.max(0, Math.floor(sight.top / LINE_HEIGHT) - SPARE),
    last: Math.min(count, Math.ceil((sight.top + sight.height) / LINE_HEIGHT) + SPARE),
  }
}

/** Contractors down, days across; only the lines in sight are in the page. */
export function BoardGrid(props: Props) {
  const { frame, lines, dates, today, day, moving, open } = props
  const { first, last } = useInSight(frame, lines.length)
  const columns = { '--days': dates.length, '--noon': `${noonOf(day)}%` } as React.CSSProperties
  // Walking by keys keeps the line one is on in sight.
  const at = moving.picked?.by === 'keys' ? moving.over?.contractor : undefined
  useEffect(() => {
    const element = frame.current
    const index = lines.findIndex(({ contractor }) => contractor.id === at)
    if (!element || index < 0) return
    const top = index * LINE_HEIGHT
    const room = element.clientHeight - 2 * LINE_HEIGHT
    if (top < element.scrollTop) element.scrollTo({ top })
    else if (top > element.scrollTop + room) element.scrollTo({ top: top - room })
  }, [at, frame, lines])
  // A job opened from elsewhere brings its line into sight, once.
  const revealed = useRef<string | null>(null)
  useEffect(() => {
    const index = lines.findIndex(({ bookings }) =>
      [...bookings.values()].some((among) => among.some(({ id }) => id === open)),
    )
    const element = frame.current
    if (!element || index < 0 || revealed.current === open) return
    revealed.current = open
    const top = index * LINE_HEIGHT
    if (top < element.scrollTop || top > element.scrollTop + element.clientHeight - 2 * LINE_HEIGHT)
      element.scrollTo({ top: Math.max(0, top - element.clientHeight / 3) })
  }, [open, frame, lines])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable to scroll by keys.
    <div ref={frame} className={moving.picked ? 'board moving' : 'board'} tabIndex={0}>
      <table aria-label="Dispatch board" aria-rowcount={lines.length + 1} style={columns}>
        <thead className="board-head">
          <tr aria-rowindex={1} className="board-line">
            <th scope="col" className="board-name">
              Contractor
            </th>
            {dates.map((date) => (
              <th
                key={date}
                scope="col"
                className={date === today ? 'board-date today' : 'board-date'}
              >
                {dayInWords(date)}
                {date === today && <span className="unseen">, today</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="board-lines" style={{ height: lines.length * LINE_HEIGHT }}>
          {lines.slice(first, last).map((line, offset) => (
            <BoardLine key={line.contractor.id} {...props} line={line} index={first + offset} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
