import { useEffect, useMemo, useRef, useState } from 'react'
import { asRefusal } from '../api/http.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { londonDate, longDate, shortDate } from '../words/when.ts'
import { contractorApi, type Job } from './contractor-api.ts'
import {
  bookedHalves,
  changedDates,
  dayOf,
  type Half,
  type Painting,
  paintingOf,
  repeated,
  weeksFrom,
} from './painting.ts'

const HALVES: [Half, string][] = [
  ['am', 'morning'],
  ['pm', 'afternoon'],
]

/** Six weeks of half-days: tap one, or draw along a row. Days with a job are shown and stay. */
export const Availability = ({ jobs }: { jobs: Job[] }) => {
  const today = londonDate(new Date())
  const weeks = useMemo(() => weeksFrom(today), [today])
  const booked = useMemo(() => bookedHalves(jobs), [jobs])
  const [saved, setSaved] = useState<Painting | null>(null)
  const [painting, setPainting] = useState<Painting>({})
  const [problem, setProblem] = useState('')
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  /** What the finger paints with, from where it came down until it is lifted. */
  const brush = useRef<boolean | null>(null)

  useEffect(() => {
    contractorApi.availability(today, weeks.at(-1)?.at(-1) ?? today).then(
      ({ dates }) => {
        setSaved(paintingOf(dates))
        setPainting(paintingOf(dates))
      },
      (error: unknown) => setProblem(asRefusal(error).message),
    )
  }, [today, weeks])

  if (!saved)
    return problem ? (
      <Notice kind="wrong">
        <p>{problem}</p>
      </Notice>
    ) : (
      <i className="bone card tall" role="status" aria-label="Loading your days" />
    )

  const paint = (date: string, half: Half, free: boolean) => {
    if (date < today || booked.has(date + half)) return
    setSaid('')
    setPainting((now) => ({ ...now, [date]: { ...dayOf(now, date), [half]: free } }))
  }
  const changes = changedDates(saved, painting)
  const save = async () => {
    setBusy(true)
    setProblem('')
    try {
      await contractorApi.saveAvailability(changes)
      setSaved(painting)
      setSaid('Saved.')
    } catch (error) {
      setProblem(asRefusal(error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section
      className="painter"
      aria-labelledby="days"
      onPointerMove={(event) => {
        if (brush.current === null || event.buttons === 0) return
        const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest('button')
        const { date, half } = cell?.dataset ?? {}
        if (date && half) paint(date, half as Half, brush.current)
      }}
      onPointerUp={() => {
        brush.current = null
      }}
    >
      <h2 id="days">When can you work?</h2>
      <p className="hint">
        Tap a half-day, or draw along a row. Top is morning, bottom is afternoon.
      </p>
      {problem && (
        <Notice kind="wrong" focus>
          <p>{problem}</p>
        </Notice>
      )}
      {weeks.map((week) => (
        <div className="week" key={week[0]}>
          <p className="hint">{shortDate(week[0] ?? today)}</p>
          <div className="week-days">
            {week.map((date) => (
              // biome-ignore lint/a11y/useSemanticElements: two buttons of one day, not fields
              <div
                key={date}
                role="group"
                aria-label={longDate(date)}
                className={date === today ? 'is-today' : undefined}
              >
                <span aria-hidden="true">{shortDate(date).charAt(0)}</span>
                {HALVES.map(([half, words]) => {
                  const free = dayOf(painting, date)[half]
                  const job = booked.has(date + half)
                  return (
                    <button
                      key={half}
                      type="button"
                      data-date={date}
                      data-half={half}
                      className={job ? 'half job' : 'half'}
                      disabled={date < today}
                      aria-disabled={job || undefined}
                      aria-pressed={free}
                      aria-label={`${shortDate(date)}, ${words}${job ? ', you have a job' : ''}`}
                      onPointerDown={(event) => {
                        event.currentTarget.releasePointerCapture(event.pointerId)
                        brush.current = !free
                        paint(date, half, !free)
                      }}
                      onKeyDown={(event) => {
                        if (event.key !== 'Enter' && event.key !== ' ') return
                        event.preventDefault()
                        paint(date, half, !free)
                      }}
                    />
                  )
                })}
              </div>
            ))}
          </div>
        </div>
      ))}
      <div className="actions">
        <Button onClick={() => setPainting(repeated(painting, weeks, booked))}>
          Repeat the second week below
        </Button>
        <Button look="main" busy={busy} disabled={changes.length === 0} onClick={() => void save()}>
          {changes.length === 0
            ? 'Saved'
            : `Save ${changes.length} ${changes.length === 1 ? 'day' : 'days'}`}
        </Button>
      </div>
      <p className="unseen" role="status">
        {said}
      </p>
    </section>
  )
}
