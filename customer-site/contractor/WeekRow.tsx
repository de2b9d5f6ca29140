import type { Half } from './painting.ts'

const HALVES: [Half, string][] = [
  ['am', 'morning'],
  ['pm', 'afternoon'],
]

export interface DayCells {
  /** A date, or a weekday of the usual week; its cells are `<day> am` and `<day> pm`. */
  day: string
  /** Said of it: `Tue 24 Nov`. */
  words: string
  letter: string
  number?: string
  over?: boolean
  isToday?: boolean
}

interface WeekRowProps {
  label: string
  days: DayCells[]
  isFree: (cell: string) => boolean
  isBooked?: (cell: string) => boolean
}

/** Seven days side by side, each its morning over its afternoon. */
export const WeekRow = ({ label, days, isFree, isBooked = () => false }: WeekRowProps) => (
  // biome-ignore lint/a11y/useSemanticElements: buttons of one week, not fields
  <div className="week-days" role="group" aria-label={label}>
    {days.map(({ day, words, letter, number, over, isToday }) => (
      <div key={day} className={isToday ? 'is-today' : undefined}>
        <span className="day-letter" aria-hidden="true">
          {letter}
          {number && <b>{number}</b>}
        </span>
        {HALVES.map(([half, name]) => {
          const cell = `${day} ${half}`
          const job = isBooked(cell)
          return (
            <button
              key={half}
              type="button"
              data-cell={cell}
              className={job ? 'half job' : 'half'}
              disabled={over}
              aria-disabled={job || undefined}
              aria-pressed={isFree(cell)}
              aria-label={`${words}, ${name}${job ? ', you have a job' : ''}`}
            />
          )
        })}
      </div>
    ))}
  </div>
)
