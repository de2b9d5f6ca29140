import type { PayloadRequest } from 'payload'
import { bookingWords } from '../booking/booking-words.ts'
import { row, run, sql } from '../database.ts'
import { raiseException } from '../exceptions/raise-exception.ts'
import { queueMessage } from '../messages/queue-message.ts'

/** The deposit could not be taken after the booking: it stands, ops is told, the customer asked to pay. */
export const askToPayAgain = async (
  req: PayloadRequest,
  { paymentId, bookingId, why }: { paymentId: string; bookingId: string; why: string },
): Promise<void> => {
  const owed = await run(
    req,
    sql`update payments set status = 'failed', last_error = ${`capture: ${why}`}, updated_at = now()
      where id = ${paymentId}::uuid and status = 'authorised'`,
  )
  // Cancelled or captured meanwhile, the payment or the booking: nothing is owed.
  const stands = await row(
    req,
    sql`select 1 from bookings where id = ${bookingId}::uuid and status <> 'cancelled'`,
  )
  const words = owed > 0 && stands ? await bookingWords(req, bookingId) : null
  if (!words) return
  await raiseException(req, {
    kind: 'capture_failed',
    leadId: words.leadId,
    bookingId,
    detail: `The deposit for ${words.reference} could not be taken (${why}). The booking stands; the customer was asked to pay again.`,
    data: { paymentId },
  })
  await queueMessage(req, {
    audience: 'customer',
    to: words.customerPhone,
    leadId: words.leadId,
    bookingId,
    purpose: 'pay_again',
    template: 'pay_again',
    variables: words.toCustomer,
    dedupeKey: `pay_again:${paymentId}`,
  })
}
