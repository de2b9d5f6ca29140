import type { DayAnswer, Slot } from '../api/quote.ts'
import { slotShort } from '../words/when.ts'
import { isSame } from './DayColumns.tsx'

/** The three times nearest to one that went, among those that are shown. */
export const nearestTo = (lost: Slot | null, days: DayAnswer[] | null): Slot[] => {
  if (!lost || !days) return []
  const hour = (slot: Slot) =>
    Date.parse(`${slot.date}T00:00:00Z`) / 3_600_000 +
    (slot.timeSlot === 'am' ? 8 : slot.timeSlot === 'pm' ? 13 : Number.parseInt(slot.timeSlot, 10))
  return days
    .flatMap(({ date, slots }) => slots.map(({ timeSlot }) => ({ date, timeSlot })))
    .filter(
      (slot) => !isSame(lost, slot) && (/^\d/.test(lost.timeSlot) || !/^\d/.test(slot.timeSlot)),
    )
    .sort((a, b) => Math.abs(hour(a) - hour(lost)) - Math.abs(hour(b) - hour(lost)))
    .slice(0, 3)
}

interface AlternativesProps {
  slots: Slot[]
  choosing: Slot | null
  onChoose: (slot: Slot) => void
}

/** The nearest times instead of one that went: each a tap away. */
export const Alternatives = ({ slots, choosing, onChoose }: AlternativesProps) => (
  <div className="alternatives">
    <p>{slots.length > 0 ? 'These are free and closest to it:' : 'Please choose another time:'}</p>
    {slots.map((slot) => (
      <button
        key={slot.date + slot.timeSlot}
        type="button"
        className="button plain"
        aria-busy={isSame(choosing, slot) || undefined}
        onClick={() => onChoose(slot)}
      >
        {slotShort(slot)}
      </button>
    ))}
  </div>
)
