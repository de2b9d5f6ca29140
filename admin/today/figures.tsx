import { Link } from 'react-router'
import { addDays, londonClock, londonInstant } from '../../domain/london-time.ts'
import { useCount } from '../frame/counts.ts'

/** The day in one quiet line; each figure leads to what is behind it. */
export function Figures() {
  const { date: today } = londonClock(new Date())
  const midnight = londonInstant(today, 0).toISOString()
  const leads = useCount('leads', [{ field: 'createdAt', operator: 'gte', value: midnight }])
  const sent = useCount('quotes', [{ field: 'status', operator: 'in', value: ['sent', 'viewed'] }])
  const jobs = useCount('bookings', [
    { field: 'date', operator: 'eq', value: today },
    { field: 'status', operator: 'ne', value: 'cancelled' },
  ])
  const week = useCount('bookings', [
    { field: 'date', operator: 'gte', value: today },
    { field: 'date', operator: 'lt', value: addDays(today, 7) },
    { field: 'status', operator: 'eq', value: 'confirmed' },
  ])
  const waiting = useCount('threads', [
    { field: 'waitingSince', operator: 'nnull', value: true },
    { field: 'waitingFor', operator: 'eq', value: 'reply' },
  ])
  const toRing = useCount('threads', [{ field: 'waitingFor', operator: 'eq', value: 'call' }])
  const figure = (count: number | undefined, words: string, to: string) => (
    <Link to={to}>
      <b className="figures">{count ?? '–'}</b> {words}
    </Link>
  )
  return (
    <p className="day-figures links">
      {figure(waiting, 'unanswered', '/inbox')}
      {toRing ? figure(toRing, 'to ring back', '/inbox') : null}
      {figure(leads, 'new leads today', '/leads')}
      {figure(sent, 'quotes with customers', '/quotes?status=sent,viewed')}
      {figure(jobs, 'jobs today', '/bookings?when=today')}
      {figure(week, 'in the next 7 days', '/bookings?when=week')}
    </p>
  )
}
