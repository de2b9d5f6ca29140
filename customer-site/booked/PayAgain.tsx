import { useEffect, useState } from 'react'
import { formatPence } from '../../domain/money.ts'
import type { BookingAnswer, QuoteApi } from '../api/quote.ts'
import { CardForm } from '../checkout/CardForm.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useStore } from '../ui/store.ts'
import { createPayAgain } from './pay-again.ts'

interface PayAgainProps {
  booking: BookingAnswer
  holdId: string
  api: QuoteApi
  reload: () => Promise<unknown>
}

export const PayAgain = ({ booking, holdId, api, reload }: PayAgainProps) => {
  const [again] = useState(() => createPayAgain(api, holdId, reload))
  const { intent, busy, problem } = useStore(again)
  useEffect(() => void again.prepare(), [again])
  return (
    <section className="card pay-again" aria-labelledby="again">
      <h2 id="again">Your deposit did not go through</h2>
      <p>
        Your booking stands, but the bank did not let us take {formatPence(booking.depositAmount)}.
        You can pay it here, with this card or another.
      </p>
      {problem && (
        <Notice kind="wrong" focus>
          <p>{problem}</p>
        </Notice>
      )}
      {(intent || !problem) && <CardForm intent={intent} till={again.till} busy={busy} />}
      <p>
        {intent ? (
          <Button look="main" type="submit" form="card-form" busy={busy}>
            Pay {formatPence(booking.depositAmount)}
          </Button>
        ) : (
          <Button busy={busy} onClick={() => void again.prepare()}>
            Try again
          </Button>
        )}
      </p>
    </section>
  )
}
