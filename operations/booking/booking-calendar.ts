import type { PayloadRequest } from 'payload'
import { londonInstant } from '../../domain/london-time.ts'
import { now } from '../clock.ts'
import { findQuote } from '../quotes/open-quote.ts'
import { publicBooking } from '../quotes/public-booking.ts'
import { readSettings } from '../settings.ts'
import { summaryOfLines } from './booking-words.ts'

const stamp = (instant: Date): string => instant.toISOString().replace(/[-:]|\.\d{3}/g, '')
const escaped = (text: string): string => text.replace(/([\\;,])/g, '\\$1').replace(/\r?\n/g, '\\n')

/** RFC 5545: no line over 75 octets; a continuation starts with a space. */
const folded = (line: string): string => {
  const parts: string[] = []
  let part = ''
  for (const letter of line) {
    if (Buffer.byteLength(part + letter) > (parts.length === 0 ? 75 : 74)) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part].join('\r\n ')
}

/** The booking as a calendar file; times as instants, so that every calendar shows London's own. */
export const bookingCalendar = async (req: PayloadRequest, token: string): Promise<string> => {
  const booking = await publicBooking(req, token)
  const quote = await findQuote(req, token)
  const { business } = await readSettings(req)
  const cancelled = booking.status === 'cancelled'
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Handy Services//Bookings//EN',
    `METHOD:${cancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${booking.bookingId}@handy-services`,
    `DTSTAMP:${stamp(now())}`,
    `DTSTART:${stamp(londonInstant(booking.date, booking.startMinute))}`,
    `DTEND:${stamp(londonInstant(booking.date, booking.endMinute))}`,
    `SUMMARY:${escaped(`${business.name}: ${summaryOfLines(quote.lineItems)}`)}`,
    `DESCRIPTION:${escaped(`Reference ${booking.reference}${booking.contractor ? `, with ${booking.contractor.firstName}` : ''}`)}`,
    ...(quote.address ? [`LOCATION:${escaped(quote.address)}`] : []),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
}
