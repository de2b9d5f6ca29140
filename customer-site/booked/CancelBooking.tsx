import { useEffect, useState } from 'react'
import { formatPence } from '../../domain/money.ts'
import { asRefusal } from '../api/http.ts'
import type { BookingAnswer, CancelAnswer, QuoteApi } from '../api/quote.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { FocusHeading } from '../ui/Frame.tsx'
import { Notice } from '../ui/Notice.tsx'
import { momentInWords } from '../words/when.ts'

interface CancelBookingProps {
  booking: BookingAnswer
  api: QuoteApi
  reload: () => Promise<unknown>
  onKeep: () => void
}

/** What cancelling costs is said before it can be pressed. */
export const CancelBooking = ({ booking, api, reload, onKeep }: CancelBookingProps) => {
  const [cost, setCost] = useState<CancelAnswer | null>(null)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    api.costOfCancelling().then(setCost, (error: unknown) => setProblem(asRefusal(error).message))
  }, [api])
  const cancel = async () => {
    setBusy(true)
    try {
      await api.cancel(reason.trim() || 'No reason given')
      await reload()
    } catch (error) {
      setProblem(asRefusal(error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="card cancel" aria-labelledby="cancel">
      <FocusHeading level={2} id="cancel">
        Cancel this booking?
      </FocusHeading>
      {problem && (
        <Notice kind="wrong" focus>
          <p>{problem}</p>
        </Notice>
      )}
      {!cost && !problem && (
        <div className="bone line" role="status" aria-label="Looking up what it costs" />
      )}
      {cost && (
        <>
          <p className="lead">{inWords(cost, booking)}</p>
          <Field
            label="What made you change your mind? (optional)"
            lines={2}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <div className="actions">
            <Button look="plain" onClick={onKeep}>
              Keep the booking
            </Button>
            <Button look="danger" busy={busy} onClick={() => void cancel()}>
              {pressed(cost)}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

const pressed = ({ refundAmount, retainedAmount }: CancelAnswer): string => {
  if (refundAmount > 0) return `Cancel and refund ${formatPence(refundAmount)}`
  return retainedAmount > 0 ? `Cancel and lose ${formatPence(retainedAmount)}` : 'Cancel it'
}

const inWords = (
  { refundAmount, retainedAmount }: CancelAnswer,
  { freeCancellationUntil: until }: BookingAnswer,
): string => {
  const back = `${formatPence(refundAmount)} goes back to your card`
  if (retainedAmount === 0)
    return refundAmount > 0
      ? `It costs you nothing: your deposit of ${back}.`
      : 'It costs you nothing.'
  const kept = `we keep ${formatPence(retainedAmount)} of the deposit`
  const late = until ? `A full refund was possible until ${momentInWords(until)}, so ` : ''
  const said = `${late}${kept}${refundAmount > 0 ? ` and ${back}` : ''}.`
  return said.charAt(0).toUpperCase() + said.slice(1)
}
