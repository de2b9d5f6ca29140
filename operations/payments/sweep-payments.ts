import type { PayloadRequest } from 'payload'
import { now } from '../clock.ts'
import { inTransaction, read, row, run, sql } from '../database.ts'
import { raiseException } from '../exceptions/raise-exception.ts'
import { enqueue } from '../jobs.ts'
import { moveLeadIfAllowed } from '../leads/move-lead.ts'
import { capturePayment } from './capture-payment.ts'
import { lockPayment } from './lock-payment.ts'
import { settlePayment } from './settle-payment.ts'

interface Unsettled {
  id: string
  updatedAt: string
  status: string
  intentId: string | null
  bookingId: string | null
}

/** An unpaid intent is let go this long after its hold ended. */
const UNPAID_MINUTES = 10
const QUIET_SECONDS = 15
const BATCH = 100
const NO_ID = '00000000-0000-0000-0000-000000000000'

/**
 * Settles whatever was left between two states: a card authorised that nobody booked, a capture that
 * got lost, an intent whose customer went away. Each is looked up at Stripe and brought to its end.
 */
export const sweepPayments = async (req: PayloadRequest): Promise<void> => {
  const at = now()
  const quietSince = new Date(at.getTime() - QUIET_SECONDS * 1000).toISOString()
  // Through them all, a batch at a time: those that cannot be settled yet keep nobody waiting.
  let last: Pick<Unsettled, 'id' | 'updatedAt'> = { id: NO_ID, updatedAt: '1970-01-01T00:00:00Z' }
  for (;;) {
    const unsettled = await read<Unsettled>(
      req,
      sql`select id, status, payment_intent_id as "intentId", booking_id as "bookingId", updated_at::text as "updatedAt"
        from payments
        where status in ('created', 'pending', 'authorised', 'failed') and updated_at < ${quietSince}::timestamptz
          and (status <> 'failed' or booking_id is null)
          and (updated_at, id) > (${last.updatedAt}::timestamptz, ${last.id}::uuid)
        order by updated_at, id limit ${BATCH}`,
    )
    for (const payment of unsettled) await settleOrLeave(req, payment)
    const end = unsettled.at(-1)
    if (!end || unsettled.length < BATCH) return
    last = end
  }
}

const settleOrLeave = async (req: PayloadRequest, payment: Unsettled): Promise<void> => {
  try {
    await settleOne(req, payment)
  } catch (error) {
    req.payload.logger.warn({
      msg: 'A payment could not be settled yet.',
      payment: payment.id,
      name: (error as Error).name,
    })
  }
}

const settleOne = async (req: PayloadRequest, payment: Unsettled): Promise<void> => {
  if (payment.status === 'authorised' && payment.bookingId) return capturePayment(req, payment.id)
  const settled = payment.intentId ? await settlePayment(req, payment.intentId) : null
  if (settled?.kind === 'booked' && settled.first)
    return inTransaction(req, () =>
      tellOps(req, payment.id, 'A card was authorised but not booked; it is booked now.'),
    )
  if (settled === null || settled.kind === 'unpaid' || settled.kind === 'unknown')
    await letGoOfUnpaid(req, payment.id)
}

/** The customer went away: after ten minutes without a hold, the intent goes and the lead is free again. */
const letGoOfUnpaid = (req: PayloadRequest, paymentId: string): Promise<void> =>
  inTransaction(req, async () => {
    const payment = await lockPayment(req, sql`id = ${paymentId}::uuid`)
    if (!payment || !['created', 'pending', 'failed'].includes(payment.status)) return
    const due = await row<{ due: boolean }>(
      req,
      sql`select not exists (select 1 from slot_holds h where h.id::text = y.hold_id and h.expires_at > ${now().toISOString()}::timestamptz)
          and coalesce(y.hold_ended_at, (select h.expires_at from slot_holds h where h.id::text = y.hold_id), y.updated_at)
            < ${new Date(now().getTime() - UNPAID_MINUTES * 60_000).toISOString()}::timestamptz as due
        from payments y where y.id = ${paymentId}::uuid`,
    )
    if (!due?.due) return
    await run(
      req,
      sql`update payments set status = 'cancelled', last_error = 'Never paid.', updated_at = now() where id = ${paymentId}::uuid`,
    )
    if (payment.intentId)
      await enqueue(
        req,
        'cancel-intent',
        { paymentIntentId: payment.intentId, paymentId },
        { jobKey: `cancel-intent:${payment.intentId}` },
      )
    const newer = await row(
      req,
      sql`select 1 from payments where quote_id = ${payment.quoteId}::uuid and id <> ${paymentId}::uuid and status in ('created', 'pending', 'authorised', 'failed')`,
    )
    if (!newer)
      await moveLeadIfAllowed(req, {
        leadId: payment.leadId,
        to: 'quote_viewed',
        actor: 'system',
        reason: 'The payment was not finished.',
      })
  })

const tellOps = async (req: PayloadRequest, paymentId: string, detail: string): Promise<void> => {
  const payment = await row<{ leadId: string; bookingId: string }>(
    req,
    sql`select lead_id as "leadId", booking_id as "bookingId" from payments where id = ${paymentId}::uuid`,
  )
  await raiseException(req, {
    kind: 'swept',
    leadId: payment?.leadId,
    bookingId: payment?.bookingId,
    detail,
    key: `swept:${paymentId}`,
  })
}
