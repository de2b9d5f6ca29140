import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { datesFrom, isDate } from '../../domain/london-time.ts'
import type { ContractorCalendar } from './calendar.ts'

const MOST_DAYS = 120

/** A holiday: every day from one to another, taken off at once. */
export function DaysOff({ calendar, today }: { calendar: ContractorCalendar; today: string }) {
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const dates = isDate(from) && isDate(to) && from >= today ? datesFrom(from, to) : []
  const fits = dates.length > 0 && dates.length <= MOST_DAYS
  const take = async () => {
    setBusy(true)
    await calendar.put({ dates: dates.map((date) => ({ date, isAvailable: false })) })
    setBusy(false)
    setOpen(false)
  }
  const form = (
    <form
      className="days-off"
      onSubmit={(event) => {
        event.preventDefault()
        if (fits) void take()
      }}
    >
      <label htmlFor="off-from">First day off</label>
      <Input
        id="off-from"
        type="date"
        min={today}
        value={from}
        onChange={({ target }) => {
          setFrom(target.value)
          if (!to || to < target.value) setTo(target.value)
        }}
      />
      <label htmlFor="off-to">Last day off</label>
      <Input
        id="off-to"
        type="date"
        min={from || today}
        value={to}
        onChange={({ target }) => setTo(target.value)}
      />
      <Button type="primary" htmlType="submit" disabled={!fits} loading={busy}>
        {fits ? `Take ${dates.length === 1 ? '1 day' : `${dates.length} days`} off` : 'Take off'}
      </Button>
    </form>
  )
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      content={form}
    >
      <Button size="small">Days off …</Button>
    </Popover>
  )
}
