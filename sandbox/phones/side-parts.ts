import { html } from 'hono/html'
import type { Sandbox } from '../context.ts'
import type { DeliveryRow, FaultRow } from '../rows.ts'
import { clock, type Html, timeTag, when } from './pieces.ts'

const INTENT_TAGS: Record<string, [look: string, words: string]> = {
  requires_payment_method: ['', 'no card yet'],
  requires_confirmation: ['wait', 'to be confirmed'],
  requires_action: ['look', 'waiting for the bank'],
  requires_capture: ['wait', 'authorised'],
  succeeded: ['good', 'paid'],
  canceled: ['', 'cancelled'],
}
const pounds = (pence: number): string =>
  `£${(pence / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 })}`

export const paymentsPart = (sandbox: Sandbox): Html => {
  const { journal } = sandbox
  const rows = journal.all('intent').reverse().slice(0, 20)
  if (!rows.length)
    return html`<p class="empty">None yet. A deposit shows here once a customer reaches checkout.</p>`
  return html`<ul class="rows">${rows.map(({ id, intent }) => {
    const [look, words] = INTENT_TAGS[intent.status] ?? ['', intent.status]
    const charge =
      typeof intent.latest_charge === 'string'
        ? journal.get('charge', intent.latest_charge)
        : undefined
    const back =
      charge?.captured && charge.amount_refunded ? ` · ${pounds(charge.amount_refunded)} back` : ''
    const error = intent.last_payment_error
    const bad = charge?.disputed || (error && intent.status === 'requires_payment_method')
    const state = charge?.disputed
      ? 'disputed'
      : bad
        ? (error?.decline_code ?? 'failed').replaceAll('_', ' ')
        : words + back
    return html`<li><span class="amount">${pounds(intent.amount)}</span><span class="tag ${bad ? 'bad' : look}">${state}</span>
      <small>${id.slice(0, 12)}… · ${when(new Date(intent.created * 1000).toISOString(), sandbox.now())}${charge ? ` · ${charge.payment_method_details?.card?.brand ?? ''} ${charge.payment_method_details?.card?.last4 ?? ''}` : ''}</small>
      <span class="acts">${intent.status === 'requires_action' ? html`<a class="tag look" href="/sandbox/3ds/${id}" target="_blank" rel="noreferrer">decide</a>` : ''}${
        intent.status === 'requires_capture'
          ? html`<button class="quiet small" data-post="/sandbox/payment-intents/${id}/expire" title="Let the authorisation lapse, as after seven days">Expire</button>`
          : ''
      }${
        charge?.captured && !charge.disputed && !charge.refunded
          ? html`<button class="quiet small" data-post="/sandbox/disputes" data-body="${JSON.stringify({ paymentIntent: id })}" title="The cardholder disputes it">Dispute</button>`
          : ''
      }</span></li>`
  })}</ul>`
}

const faultWords = (fault: FaultRow): string =>
  [
    fault.status && `answers ${fault.status}`,
    fault.timeout && 'does not answer',
    fault.reset && 'hangs up',
    fault.duplicate && `repeats ×${fault.duplicate}`,
    fault.delayMs && `waits ${fault.delayMs / 1000} s`,
    fault.outcome,
    fault.match && `for “${fault.match}”`,
  ]
    .filter(Boolean)
    .join(', ')

export const faultsPart = (sandbox: Sandbox): Html => {
  const faults = sandbox.faults.list()
  if (!faults.length) return html`<p class="empty">Everything works.</p>`
  return html`<ul class="rows">${faults.map((fault) => html`<li><span><b>${fault.provider}</b> ${faultWords(fault)}</span><span class="tag look">${fault.remaining} left</span></li>`)}</ul>
    <button class="quiet small" data-post="/sandbox/faults" data-method="DELETE">All well again</button>`
}

const deliveryTag = ({ state, lastStatus, attempts }: DeliveryRow): Html => {
  if (state === 'delivered') return html`<span class="tag good">${lastStatus}</span>`
  if (state === 'failed') return html`<span class="tag bad">${lastStatus ?? 'unreachable'}</span>`
  return html`<span class="tag ${attempts ? 'look' : 'wait'}">${attempts ? `${lastStatus ?? 'unreachable'}, retrying` : 'on its way'}</span>`
}

export const callbacksPart = (sandbox: Sandbox): Html => {
  const rows = sandbox.journal
    .all('delivery')
    .filter(({ url }) => url)
    .slice(-30)
    .reverse()
  if (!rows.length) return html`<p class="empty">Nothing yet.</p>`
  return html`<ul class="rows">${rows.map(
    (
      row,
    ) => html`<li class="told"><code>${row.kind}</code>${timeTag(new Date(row.createdAt).toISOString(), clock.format(row.createdAt))}${deliveryTag(row)}
    ${row.lastError ? html`<small>${row.lastError}</small>` : ''}</li>`,
  )}</ul>`
}
