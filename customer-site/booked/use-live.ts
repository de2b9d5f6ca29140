import { useEffect, useState } from 'react'
import type { BookingAnswer, QuoteApi } from '../api/quote.ts'

const EVERY_MS = 15_000

/** The booking as it stands: asked again every 15 seconds while somebody looks at it. */
export const useLive = (given: BookingAnswer, api: QuoteApi): BookingAnswer => {
  const [booking, setBooking] = useState(given)
  useEffect(() => setBooking(given), [given])
  const over = booking.status !== 'confirmed'
  useEffect(() => {
    if (over) return
    const ask = () => {
      if (document.visibilityState !== 'visible') return
      api.booking().then(setBooking, () => {
        // The next round asks again; what is shown stays true until then.
      })
    }
    const timer = setInterval(ask, EVERY_MS)
    document.addEventListener('visibilitychange', ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [api, over])
  return booking
}
