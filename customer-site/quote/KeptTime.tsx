import { useEffect, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { useSeconds } from '../ui/use-seconds.ts'
import { clock, slotShort } from '../words/when.ts'
import type { Offer } from './offer.ts'
import type { OfferState } from './offer-state.ts'

/** Said aloud at these, and only these: a screen reader is not made to hear every second. */
const SPOKEN: Record<number, string> = {
  120: 'Your time is kept for two more minutes.',
  60: 'Your time is kept for one more minute.',
  20: 'Twenty seconds left to keep your time.',
}

interface KeptTimeProps {
  offer: Offer
  state: OfferState
}

/** How long the chosen time is still kept, and “Keep it”. */
export const KeptTime = ({ offer, state: { held, lapsed, busy } }: KeptTimeProps) => {
  const seconds = useSeconds(held?.endsAt)
  const [spoken, setSpoken] = useState('')
  useEffect(() => {
    if (SPOKEN[seconds]) setSpoken(SPOKEN[seconds])
    if (held && seconds === 0 && held.endsAt <= Date.now()) offer.lapse()
  }, [seconds, held, offer])
  if (!held) return null
  const paying = busy === 'paying' || busy === 'confirming'
  return (
    <div className={seconds <= 60 ? 'kept soon' : 'kept'}>
      <p>
        {slotShort(held)}{' '}
        <span className="kept-clock">
          {lapsed ? (
            'no longer kept'
          ) : (
            <>
              kept for <b role="timer">{clock(seconds)}</b>
            </>
          )}
        </span>
      </p>
      {!paying && !lapsed && (
        <Button look="quiet" busy={busy === 'keeping'} onClick={() => void offer.keep()}>
          Keep it
        </Button>
      )}
      <span className="unseen" role="status">
        {lapsed ? 'Your time is no longer kept, but it may still be free.' : spoken}
      </span>
    </div>
  )
}
