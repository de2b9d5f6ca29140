import { Suspense, useEffect, useState } from 'react'
import type { BookingAnswer, PageAnswer, QuoteApi } from '../api/quote.ts'
import { Button } from '../ui/Button.tsx'
import { FocusHeading, Frame } from '../ui/Frame.tsx'
import { Icon } from '../ui/icons.tsx'
import { lazyPart } from '../ui/lazy-part.ts'
import { toThem } from '../words/names.ts'
import { momentInWords } from '../words/when.ts'
import { CancelledScreen } from './CancelledScreen.tsx'
import { Facts } from './Facts.tsx'
import { Progress, stageOf } from './Progress.tsx'
import { useLive } from './use-live.ts'
import { WhatNext } from './WhatNext.tsx'

const later = () => import('./later.ts')
const CancelBooking = lazyPart(async () => (await later()).CancelBooking)
const ChangeTime = lazyPart(async () => (await later()).ChangeTime)
const PayAgain = lazyPart(async () => (await later()).PayAgain)
const Rating = lazyPart(async () => (await later()).Rating)

export interface BookedProps {
  page: PageAnswer
  booking: BookingAnswer
  api: QuoteApi
  reload: () => Promise<unknown>
}

/** From the moment of booking to the rating: what, when, who, and what happens next. */
const BookedScreen = (props: BookedProps) => {
  const { page, api, reload } = props
  const booking = useLive(props.booking, api)
  const [open, setOpen] = useState<'time' | 'cancel' | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    // At hand by the time it is asked for, on a poor connection too.
    void later().catch(() => undefined)
  }, [])
  if (booking.status === 'cancelled') return <CancelledScreen page={page} booking={booking} />
  const stage = stageOf(booking)
  const ahead = stage === 'booked'
  const done = stage === 'done'
  const movable = isAhead(booking.changeUntil)
  return (
    <Frame title={done ? 'Job done' : 'You’re booked'} business={page.quote.business}>
      <header className="hero booked-hero">
        <span className="big-tick">
          <Icon name="tick" size={32} />
        </span>
        <FocusHeading>{toThem(done ? 'All done' : 'You’re booked', page.quote)}</FocusHeading>
        <p className="hint">Reference {booking.reference}</p>
      </header>
      {said && (
        <p className="said" role="status">
          {said}
        </p>
      )}
      <Suspense fallback={<Coming />}>
        {booking.depositDueHoldId && (
          <PayAgain booking={booking} holdId={booking.depositDueHoldId} api={api} reload={reload} />
        )}
        {done && <Rating booking={booking} api={api} />}
      </Suspense>
      <Progress booking={booking} />
      <Facts page={page} booking={booking} />
      {ahead && (
        <div className="actions">
          <a
            className="button plain"
            href={`${api.base}/booking.ics`}
            download={`${booking.reference}.ics`}
          >
            <Icon name="calendar" />
            Add to calendar
          </a>
          {movable && (
            <Button
              aria-expanded={open === 'time'}
              onClick={() => setOpen(open === 'time' ? null : 'time')}
            >
              Change time
            </Button>
          )}
          <Button
            look="quiet"
            aria-expanded={open === 'cancel'}
            onClick={() => setOpen(open === 'cancel' ? null : 'cancel')}
          >
            Cancel booking
          </Button>
        </div>
      )}
      {ahead && open === null && <p className="hint">{changesInWords(booking)}</p>}
      <Suspense fallback={<Coming />}>
        {ahead && open === 'time' && (
          <ChangeTime
            quote={page.quote}
            booking={booking}
            api={api}
            onDone={async (words) => {
              await reload()
              setOpen(null)
              setSaid(words)
            }}
          />
        )}
        {ahead && open === 'cancel' && (
          <CancelBooking booking={booking} api={api} reload={reload} onKeep={() => setOpen(null)} />
        )}
      </Suspense>
      {!done && <WhatNext booking={booking} balance={booking.balance} />}
    </Frame>
  )
}
export default BookedScreen

const Coming = () => <div className="bone card" role="status" aria-label="One moment" />

const isAhead = (instant: string | undefined) => !instant || Date.parse(instant) > Date.now()

/** What changing one's mind costs, before anything is pressed. */
const changesInWords = ({ changeUntil, freeCancellationUntil }: BookingAnswer): string => {
  const move = isAhead(changeUntil)
    ? changeUntil && `You can change the time until ${momentInWords(changeUntil)}.`
    : 'It is too close to change the time here: please call or message us.'
  const cancel =
    freeCancellationUntil && isAhead(freeCancellationUntil)
      ? `Cancelling is free until ${momentInWords(freeCancellationUntil)}.`
      : 'Cancelling now costs the deposit.'
  return [move, cancel].filter(Boolean).join(' ')
}
