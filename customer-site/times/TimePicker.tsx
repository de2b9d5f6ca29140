import { useMemo, useState } from 'react'
import type { DayAnswer, Slot } from '../api/quote.ts'
import { afterPaint } from '../ui/after-paint.ts'
import { hoursIn } from '../words/when.ts'
import { DayColumns } from './DayColumns.tsx'
import { ExactTimes } from './ExactTimes.tsx'

export interface PickerProps {
  days: DayAnswer[]
  /** The time that is kept now. */
  chosen: Slot | null
  /** The time being asked for. */
  choosing: Slot | null
  onChoose: (slot: Slot) => void
}

export const DAYS_AT_ONCE = 7

/** The next seven days with a time; exact starts and later days are one tap away. */
export const TimePicker = ({ days, chosen, choosing, onChoose }: PickerProps) => {
  const [shown, setShown] = useState(DAYS_AT_ONCE)
  const [exact, setExact] = useState(false)
  const hours = (half: string) =>
    hoursIn(days.flatMap((day) => day.slots).find(({ timeSlot }) => timeSlot === half)?.label)
  const [am, pm] = [hours('am'), hours('pm')]
  const weeks = useMemo(
    () =>
      Array.from({ length: Math.ceil(Math.min(shown, days.length) / DAYS_AT_ONCE) }, (_, week) =>
        days.slice(week * DAYS_AT_ONCE, (week + 1) * DAYS_AT_ONCE),
      ),
    [days, shown],
  )
  const pick = { chosen, choosing, onChoose }
  return (
    <div className="picker">
      <p className="hint">
        {am && <span className="whole">am is {am}</span>}
        {am && pm && ', '}
        {pm && <span className="whole">pm is {pm}</span>}
      </p>
      {weeks.map((week) => (
        <DayColumns key={week[0]?.date} days={week} {...pick} />
      ))}
      <div className="picker-more">
        {days.some((day) => day.slots.some(({ timeSlot }) => /^\d/.test(timeSlot))) && (
          <button
            type="button"
            className="button quiet"
            aria-expanded={exact}
            onClick={() => setExact(!exact)}
          >
            {exact ? 'Hide exact times' : 'Exact times'}
          </button>
        )}
        {shown < days.length && (
          <button
            type="button"
            className="button quiet"
            onClick={() => {
              // The first of two more weeks at once, the other right after it.
              setShown(shown + DAYS_AT_ONCE)
              afterPaint(() => setShown(shown + 2 * DAYS_AT_ONCE))
            }}
          >
            More days
          </button>
        )}
      </div>
      {exact && <ExactTimes days={days.slice(0, shown)} {...pick} />}
    </div>
  )
}
