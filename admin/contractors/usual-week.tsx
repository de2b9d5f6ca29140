import { useInvalidate } from '@refinedev/core'
import { Button } from 'antd'
import { useState } from 'react'
import type { HandymanProfile } from '../../cms/payload-types.ts'
import { addDays, datesFrom } from '../../domain/london-time.ts'
import type { DayShape } from '../../domain/slots.ts'
import { Card } from '../pieces/card.tsx'
import { WEEKDAYS, weekPlace } from '../words/weeks.ts'
import { useBrush } from './brush.ts'
import type { ContractorCalendar, DayChange } from './calendar.ts'
import {
  HALVES,
  type Half,
  hoursFor,
  paintOfWeekday,
  type WeeklyHours,
  weekOf,
} from './half-days.ts'

const WEEKS_AHEAD = 6
const HALF_WORDS: Record<Half, string> = { am: 'morning', pm: 'afternoon' }

interface Props {
  contractor: HandymanProfile
  calendar: ContractorCalendar
  day: DayShape
  today: string
  editable: boolean
}

/** The week they usually work: painted once, written out for six weeks, and kept going after that. */
export function UsualWeek({ contractor, calendar, day, today, editable }: Props) {
  const stored = weekOf(contractor.weeklyPattern)
  const [changed, setChanged] = useState<WeeklyHours[] | null>(null)
  const [busy, setBusy] = useState(false)
  const invalidate = useInvalidate()
  const week = changed ?? stored
  const cell = useBrush<boolean>()
  const turn = (place: number, half: Half, free: boolean) =>
    setChanged((before) => {
      const now = before ?? stored
      const halves = Object.fromEntries(
        HALVES.map((one) => [
          one,
          one === half ? free : paintOfWeekday(now[place] ?? null, one, day) === 'free',
        ]),
      ) as Record<Half, boolean>
      return now.map((hours, at) => (at === place ? hoursFor(halves, day) : hours))
    })
  const writeOut = async () => {
    const dates = datesFrom(addDays(today, 1), addDays(today, WEEKS_AHEAD * 7)).map(
      (date): DayChange => {
        const hours = week[weekPlace(date)]
        return hours ? { date, isAvailable: true, ...hours } : { date, isAvailable: false }
      },
    )
    setBusy(true)
    await calendar.put({ dates, weeklyPattern: week })
    await invalidate({
      resource: 'handyman-profiles',
      id: contractor.id,
      invalidates: ['detail'],
    })
    setBusy(false)
    setChanged(null)
  }
  return (
    <Card
      title="Usual week"
      beside="repeats every week, six weeks ahead; single days are changed below"
      actions={
        editable && (
          <Button
            size="small"
            type={changed ? 'primary' : 'default'}
            loading={busy}
            onClick={() => void writeOut()}
          >
            Apply to the next 6 weeks
          </Button>
        )
      }
    >
      <div className="usual-week">
        {WEEKDAYS.map((name, place) => (
          <div key={name} className="day">
            <small>{name}</small>
            {HALVES.map((half) => {
              const paint = paintOfWeekday(week[place] ?? null, half, day)
              const free = paint === 'free'
              return (
                <button
                  key={half}
                  type="button"
                  className={`half-day ${paint}`}
                  disabled={!editable}
                  aria-pressed={free}
                  aria-label={`Usually on ${name}, ${HALF_WORDS[half]}: ${free ? 'free' : 'not free'}`}
                  {...cell(!free, (value) => turn(place, half, value))}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' && event.key !== ' ') return
                    event.preventDefault()
                    turn(place, half, !free)
                  }}
                >
                  {paint === 'part' && 'in part'}
                </button>
              )
            })}
          </div>
        ))}
      </div>
    </Card>
  )
}
