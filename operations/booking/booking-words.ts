import type { PayloadRequest } from 'payload'
import { formatPence } from '../../domain/money.ts'
import { outcodeOf } from '../../domain/postcode.ts'
import type { LineItem } from '../../domain/pricing.ts'
import { slotInWords } from '../../domain/slots.ts'
import { contractorLink } from '../contractor/phone-link.ts'
import { row, sql } from '../database.ts'
import { firstName } from '../leads/request-video.ts'
import { nobodyComes } from '../matching/nobody-comes.ts'
import { quoteLink } from '../quotes/quote-link.ts'
import { readSettings } from '../settings.ts'

interface BookingRow {
  id: string
  reference: string
  leadId: string
  date: string
  timeSlot: string
  deposit: number
  lines: LineItem[]
  token: string
  customerName: string
  customerPhone: string
  postcode: string | null
  contractorId: string | null
  contractorName: string | null
  contractorPhone: string | null
  swapCount: number
  /** Whoever has it cannot come, and nobody else was found yet: ops knows. */
  nobodyComes: boolean
}

export const summaryOfLines = (lines: readonly LineItem[]): string =>
  lines
    .map((line) => (line.qty > 1 ? `${line.description} × ${line.qty}` : line.description))
    .join(', ')

/** What every message about a booking is filled with. Null for a booking that is gone. */
export const bookingWords = async (req: PayloadRequest, bookingId: string) => {
  const found = await row<BookingRow>(
    req,
    sql`select b.id, b.reference, b.lead_id as "leadId", b.date, b.time_slot as "timeSlot",
        coalesce(b.deposit_amount, 0) as deposit, q.line_items as lines, q.token, l.customer_name as "customerName",
        l.phone as "customerPhone", l.postcode, p.id as "contractorId", p.name as "contractorName",
        p.phone as "contractorPhone", coalesce(b.swap_count, 0) as "swapCount",
        ${nobodyComes} as "nobodyComes"
      from bookings b join leads l on l.id = b.lead_id left join quotes q on q.id = b.quote_id
      left join handyman_profiles p on p.id = b.contractor_id where b.id = ${bookingId}::uuid`,
  )
  if (!found) return null
  const { halfDays } = await readSettings(req)
  const customer = {
    customer: firstName(found.customerName),
    reference: found.reference,
    when: slotInWords(found.date, found.timeSlot, halfDays),
    contractor:
      found.contractorName && !found.nobodyComes
        ? firstName(found.contractorName)
        : 'one of our team',
    deposit: formatPence(found.deposit),
    link: quoteLink(found.token),
  }
  const contractor = {
    reference: found.reference,
    when: customer.when,
    area: found.postcode ? outcodeOf(found.postcode) : '',
    summary: summaryOfLines(found.lines ?? []),
    link: found.contractorId ? contractorLink(found.contractorId) : '',
  }
  return { ...found, toCustomer: customer, toContractor: contractor }
}
