import { useList } from '@refinedev/core'
import { Link } from 'react-router'
import type { Booking, HandymanProfile } from '../../cms/payload-types.ts'
import { Card } from '../pieces/card.tsx'
import { filled } from '../pieces/related.ts'
import { ToneTag } from '../pieces/tag.tsx'
import { Day } from '../pieces/when.tsx'
import { slotWords } from '../words/slots.ts'
import { BOOKING_WORDS } from '../words/vocabulary.ts'

const SHOWN = ['reference', 'date', 'timeSlot', 'status', 'contractor', 'rating'] as const

/** The lead's booking; nothing at all while there is none. */
export function BookingCard({ leadId }: { leadId: string }) {
  const { result } = useList<Booking>({
    resource: 'bookings',
    filters: [{ field: 'lead', operator: 'eq', value: leadId }],
    sorters: [{ field: 'createdAt', order: 'desc' }],
    pagination: { pageSize: 10 },
    meta: { select: SHOWN, depth: 1, populate: { 'handyman-profiles': ['name'] } },
    errorNotification: false,
  })
  if (result.data.length === 0) return null
  return (
    <Card title="Booking">
      <ul className="stack">
        {result.data.map((booking) => {
          const { word, tone } = BOOKING_WORDS[booking.status ?? 'confirmed']
          return (
            <li key={booking.id} className="quote-line">
              <Link to={`/bookings/${booking.id}`}>{booking.reference}</Link>
              <span>
                <Day date={booking.date} />, {slotWords(booking.timeSlot)}
              </span>
              <span className="muted">
                {filled<HandymanProfile>(booking.contractor)?.name ?? 'No contractor'}
              </span>
              <ToneTag tone={tone}>{word}</ToneTag>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
