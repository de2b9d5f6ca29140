import { useRef, useState } from 'react'
import { NO_CHOICE } from '../../domain/pricing.ts'
import { asRefusal } from '../api/http.ts'
import {
  alternativesIn,
  type BookingAnswer,
  type HoldAnswer,
  type QuoteAnswer,
  type QuoteApi,
  type Slot,
} from '../api/quote.ts'
import { ExpressRequest } from '../checkout/ExpressRequest.tsx'
import { Alternatives } from '../times/Alternatives.tsx'
import { TimePicker } from '../times/TimePicker.tsx'
import { useSlots } from '../times/use-slots.ts'
import { Button } from '../ui/Button.tsx'
import { FocusHeading } from '../ui/Frame.tsx'
import { Notice } from '../ui/Notice.tsx'
import { slotLong, slotShort } from '../words/when.ts'

interface ChangeTimeProps {
  quote: QuoteAnswer
  booking: BookingAnswer
  api: QuoteApi
  onDone: (words: string) => Promise<unknown>
}

/** Another time for a booking that stands: kept first, then moved, so nothing is given up early. */
export const ChangeTime = ({ quote, booking, api, onDone }: ChangeTimeProps) => {
  const { days, problem: slotsProblem, refresh } = useSlots(api, NO_CHOICE, true)
  const [kept, setKept] = useState<HoldAnswer | null>(null)
  const [choosing, setChoosing] = useState<Slot | null>(null)
  const [problem, setProblem] = useState<{ message: string; slots: Slot[] } | null>(null)
  const [moving, setMoving] = useState(false)
  /** The server has said that this date needs the express request; and whether it was made. */
  const [express, setExpress] = useState<'asked' | 'missing' | 'made' | null>(null)
  const underWay = useRef(false)

  const once = async (work: () => Promise<void>) => {
    if (underWay.current) return
    underWay.current = true
    setProblem(null)
    try {
      await work()
    } catch (error) {
      const { data, message } = asRefusal(error)
      if ('startWithinCoolingOff' in data) return setExpress('asked')
      setKept(null)
      setProblem({ message, slots: alternativesIn(data) })
      refresh()
    } finally {
      underWay.current = false
      setChoosing(null)
      setMoving(false)
    }
  }
  const choose = (slot: Slot) =>
    once(async () => {
      setChoosing(slot)
      setExpress(null)
      setKept(await api.hold(slot, NO_CHOICE))
    })
  const move = () =>
    once(async () => {
      if (!kept) return
      if (express && express !== 'made') return setExpress('missing')
      setMoving(true)
      const moved = await api.reschedule(kept.holdId, express === 'made')
      await onDone(`Moved: it is now ${slotLong(moved.date ? moved : kept)}.`)
    })

  return (
    <section aria-labelledby="times">
      <FocusHeading level={2} id="times">
        Choose another time
      </FocusHeading>
      {problem && (
        <Notice kind="wrong" focus>
          <p>{problem.message}</p>
          {problem.slots.length > 0 && (
            <Alternatives slots={problem.slots} choosing={choosing} onChoose={choose} />
          )}
        </Notice>
      )}
      <div className="card times-card">
        {!days && !slotsProblem && (
          <div className="bone days-bone" role="status" aria-label="Looking for free times" />
        )}
        {!days && slotsProblem && <p>{slotsProblem}</p>}
        {days?.length === 0 && <p>There is no other time to offer right now. Please message us.</p>}
        {days && days.length > 0 && (
          <TimePicker days={days} chosen={kept ?? booking} choosing={choosing} onChoose={choose} />
        )}
      </div>
      {kept && express && (
        <div className="card">
          <ExpressRequest
            checked={express === 'made'}
            disabled={moving}
            days={quote.cancellation.coolingOffDays}
            error={express === 'missing' ? 'Please tick this, or choose a later date.' : ''}
            onChange={(made) => setExpress(made ? 'made' : 'asked')}
          />
        </div>
      )}
      {kept && (
        <p>
          <Button look="main" busy={moving} onClick={() => void move()}>
            Move to {slotShort(kept)}
          </Button>
        </p>
      )}
    </section>
  )
}
