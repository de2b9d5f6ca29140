import { Button } from '../ui/Button.tsx'
import { isFreeIn, type Painting, WEEKDAYS, WEEKS } from './painting.ts'
import { useBrush } from './use-brush.ts'
import { WeekRow } from './WeekRow.tsx'

const NAMES: Record<(typeof WEEKDAYS)[number], string> = {
  ...{ mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday' },
  ...{ sat: 'Saturday', sun: 'Sunday' },
}

interface UsualWeekProps {
  usual: Painting
  onPaint: (cell: string, on: boolean) => void
  onFill: () => void
}

/** The week most weeks are like: painted once, then written over all that is coming. */
export const UsualWeek = ({ usual, onPaint, onFill }: UsualWeekProps) => {
  const isFree = isFreeIn(usual)
  const brush = useBrush({ look: (cell) => (cell ? isFree(cell) : undefined), paint: onPaint })
  return (
    <details className="card usual">
      <summary>My usual week</summary>
      <div {...brush}>
        <WeekRow
          label="My usual week"
          days={WEEKDAYS.map((day) => ({
            ...{ day, words: `Usually ${NAMES[day]}`, letter: NAMES[day].charAt(0) },
          }))}
          isFree={isFree}
        />
      </div>
      <Button onClick={onFill}>Fill the next {WEEKS} weeks with it</Button>
      <p className="hint">Weeks after those follow it too. Days with a job stay as they are.</p>
    </details>
  )
}
