/**
 * The demo's bookings were never paid for in a browser. Their deposits are taken here at the
 * stand-in for Stripe, so that cancelling one gives real pretend money back.
 */
import type { Payload } from 'payload'
import { getEnv } from '../../integrations/env.ts'
import { captureIntent, createIntent } from '../../integrations/stripe.ts'
import { isSandboxReady } from './sandbox-ready.ts'

/** What the seed writes where an intent's id belongs, until there is an intent. */
export const UNPAID = 'pi_demo_'

interface Deposit {
  id: string
  amount: number
  reference: string
}

const confirmCard = async (intentId: string): Promise<void> => {
  const { apiBase, secretKey } = getEnv().stripe
  const answer = await fetch(`${apiBase}/v1/payment_intents/${intentId}/confirm`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}` },
    body: new URLSearchParams({ payment_method: 'pm_card_visa' }),
  })
  await answer.body?.cancel()
}

const pay = async ({ db }: Payload, { id, amount, reference }: Deposit): Promise<void> => {
  const intent = await createIntent({
    amount,
    currency: 'gbp',
    paymentId: id,
    leadReference: reference,
    idempotencyKey: `demo:${id}`,
  })
  // Known here before Stripe's webhooks speak of it.
  await db.pool.query(
    `with paid as (update payments set payment_intent_id = $2 where id = $1 returning booking_id)
      update bookings b set payment_intent_id = $2 from paid where b.id = paid.booking_id`,
    [id, intent.id],
  )
  await confirmCard(intent.id)
  await captureIntent(intent.id, id)
}

/** Pays at the stand-in what is unpaid. Never touches the real Stripe. */
export const payDemoDeposits = async (payload: Payload): Promise<void> => {
  const { stripe, sandbox } = getEnv()
  if (!stripe.sandboxed || stripe.apiBase !== sandbox.url) return
  const { rows } = await payload.db.pool.query<Deposit>(
    `select p.id, p.amount, l.reference from payments p join leads l on l.id = p.lead_id
      where p.payment_intent_id like $1 and p.status = 'captured' order by p.id`,
    [`${UNPAID}%`],
  )
  if (rows.length === 0 || !(await isSandboxReady(sandbox.url))) return
  for (const deposit of rows) await pay(payload, deposit)
}
