import { useState } from 'react'
import { longDate, shortDate } from '../words/when.ts'
import { SlotButton } from './DayColumns.tsx'
import type { PickerProps } from './TimePicker.tsx'

/** Starts on the hour: first the day, then the hour. */
export const ExactTimes = ({ days, ...pick }: PickerProps) => {
  const withHours = days
    .map(({ date, slots }) => ({
      date,
      slots: slots.filter(({ timeSlot }) => /^\d/.test(timeSlot)),
    }))
    .filter(({ slots }) => slots.length > 0)
  const [wanted, setWanted] = useState('')
  const day = withHours.find(({ date }) => date === wanted) ?? withHours[0]
  if (!day) return null
  return (
    <div className="exact">
      <label htmlFor="exact-day">Start exactly on the hour on</label>
      <select id="exact-day" value={day.date} onChange={({ target }) => setWanted(target.value)}>
        {withHours.map(({ date }) => (
          <option key={date} value={date}>
            {shortDate(date)}
          </option>
        ))}
      </select>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of fields */}
      <div className="hours" role="group" aria-label={`Start times on ${longDate(day.date)}`}>
        {day.slots.map((slot) => (
          <SlotButton
            key={slot.timeSlot}
            date={day.date}
            slot={slot}
            words={slot.timeSlot}
            {...pick}
          />
        ))}
      </div>
    </div>
  )
}
