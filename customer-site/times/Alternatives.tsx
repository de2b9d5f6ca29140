import type { Slot } from '../api/quote.ts'
import { slotShort } from '../words/when.ts'
import { isSame } from './DayColumns.tsx'

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
