import { memo } from 'react'
import type { DayAnswer, Slot } from '../api/quote.ts'
import { hoursIn, longDate, shortDate, slotName } from '../words/when.ts'
import type { PickerProps } from './TimePicker.tsx'

export const isSame = (a: Slot | null, b: Slot): boolean =>
  a !== null && a.date === b.date && a.timeSlot === b.timeSlot

/**
 * A week of days side by side, each with its morning and afternoon under it. Drawn anew only when
 * something about the times has changed, not with every tap elsewhere on the page.
 */
export const DayColumns = memo(({ days, ...pick }: PickerProps) => (
  <div className="days">
    {days.map((day) => (
      <DayColumn key={day.date} day={day} {...pick} />
    ))}
  </div>
))

const DayColumn = ({ day, ...pick }: Omit<PickerProps, 'days'> & { day: DayAnswer }) => {
  const [weekday, number, month] = shortDate(day.date).split(' ')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid column everywhere
    <div className="day" role="group" aria-label={longDate(day.date)}>
      <p className="day-head" aria-hidden="true">
        <span>{weekday}</span>
        <b>{number}</b>
        <span>{month}</span>
      </p>
      {(['am', 'pm'] as const).map((half) => {
        const slot = day.slots.find(({ timeSlot }) => timeSlot === half)
        return slot ? (
          <SlotButton key={half} date={day.date} slot={slot} words={half} {...pick} />
        ) : (
          <span key={half} className="slot none" aria-hidden="true" />
        )
      })}
    </div>
  )
}

interface SlotButtonProps extends Omit<PickerProps, 'days'> {
  date: string
  slot: { timeSlot: string; label?: string }
  words: string
}

export const SlotButton = ({ date, slot, words, chosen, choosing, onChoose }: SlotButtonProps) => {
  const one = { date, timeSlot: slot.timeSlot }
  const hours = hoursIn(slot.label)
  return (
    <button
      type="button"
      className="slot"
      aria-pressed={isSame(chosen, one)}
      aria-busy={isSame(choosing, one) || undefined}
      aria-label={`${longDate(date)}, ${slotName(slot.timeSlot)}${hours ? `, ${hours}` : ''}`}
      onClick={() => onChoose(one)}
    >
      {words}
    </button>
  )
}
