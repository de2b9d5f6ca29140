import { useMemo, useState } from 'react'
import { asRefusal } from '../api/http.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { shortDate } from '../words/when.ts'
import { type CalendarAnswer, contractorApi, type Job } from './contractor-api.ts'
import {
  bookedHalves,
  changedDates,
  filledWith,
  isFreeIn,
  painted,
  paintingOf,
  patternOf,
  usualOf,
  weeksFrom,
} from './painting.ts'
import { UsualWeek } from './UsualWeek.tsx'
import { useBrush } from './use-brush.ts'
import { WeekRow } from './WeekRow.tsx'

interface PainterProps {
  calendar: CalendarAnswer
  jobs: Job[]
  today: string
  onSaved: (calendar: CalendarAnswer) => void
}

/** Six weeks of half-days: tap one, or draw along a row. Days with a job are shown and stay. */
export const Painter = ({ calendar, jobs, today, onSaved }: PainterProps) => {
  const { halfDays } = calendar
  const weeks = useMemo(() => weeksFrom(today), [today])
  const booked = useMemo(() => bookedHalves(jobs, halfDays), [jobs, halfDays])
  const before = useMemo(() => paintingOf(calendar), [calendar])
  const [painting, setPainting] = useState(before)
  const [usual, setUsual] = useState(() => usualOf(calendar))
  const [usualChanged, setUsualChanged] = useState(false)
  const [problem, setProblem] = useState('')
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const isFree = isFreeIn(painting)
  const brush = useBrush({
    look: (cell) => {
      const open = cell.slice(0, 10) >= today && !booked.has(cell)
      return open && cell ? isFree(cell) : undefined
    },
    paint: (cell, on) => {
      setSaid('')
      setPainting((now) => painted(now, cell, on))
    },
  })

  const changes = changedDates(before, painting, halfDays)
  const save = async () => {
    setBusy(true)
    setProblem('')
    try {
      const pattern = usualChanged ? patternOf(usual, halfDays) : undefined
      await contractorApi.saveCalendar(changes, pattern)
      const kept = new Map([...calendar.dates, ...changes].map((day) => [day.date, day] as const))
      onSaved({
        ...{ halfDays, dates: [...kept.values()] },
        weeklyPattern: pattern ?? calendar.weeklyPattern,
      })
      setUsualChanged(false)
      setSaid('Saved. New jobs are offered for these days only.')
    } catch (error) {
      setProblem(asRefusal(error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="painter" aria-labelledby="days">
      <h2 id="days">When can you work?</h2>
      <p className="hint">
        Tap a half-day, or draw along the days. The upper half is the morning, the lower the
        afternoon.
      </p>
      <ul className="painter-key hint" aria-label="What the colours mean">
        <li>
          <i className="half" data-on /> free
        </li>
        <li>
          <i className="half" /> not working
        </li>
        <li>
          <i className="half job" /> job
        </li>
      </ul>
      <UsualWeek
        usual={usual}
        onPaint={(cell, on) => setUsual((now) => painted(now, cell, on))}
        onFill={() => {
          setPainting(filledWith(painting, usual, { weeks, today, booked }))
          setUsualChanged(true)
          setSaid('Filled in. Look it over, then save.')
        }}
      />
      <div className="weeks" {...brush}>
        {weeks.map((week) => (
          <WeekRow
            key={week[0]}
            label={`Week of ${shortDate(week[0] ?? today)}`}
            days={week.map((date) => ({
              ...{ day: date, words: shortDate(date), letter: shortDate(date).charAt(0) },
              ...{ number: shortDate(date).split(' ')[1], over: date < today },
              isToday: date === today,
            }))}
            isFree={isFree}
            isBooked={(cell) => booked.has(cell)}
          />
        ))}
      </div>
      {problem && (
        <Notice kind="wrong" focus>
          <p>{problem}</p>
        </Notice>
      )}
      <p className="said" role="status">
        {said}
      </p>
      {changes.length > 0 && (
        <div className="save-bar">
          <Button onClick={() => setPainting(before)}>Undo</Button>
          <Button look="main" busy={busy} onClick={() => void save()}>
            Save {changes.length} {changes.length === 1 ? 'day' : 'days'}
          </Button>
        </div>
      )}
    </section>
  )
}
