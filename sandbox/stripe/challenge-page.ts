import type Stripe from 'stripe'

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)

const money = ({ amount, currency }: Stripe.PaymentIntent): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(amount / 100)

/** The bank's question as a page of two buttons. */
export const challengePage = (intent: Stripe.PaymentIntent): string => `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Approve a payment · Sandbox bank</title>
<style>
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #eef1f0;
    font: 16px/1.5 system-ui, sans-serif; color: #1d2926 }
  * { box-sizing: border-box }
  main { background: #fff; border-radius: 16px; padding: clamp(16px, 7vw, 32px); width: min(360px, 88vw);
    box-shadow: 0 12px 40px #1d292618 }
  small { color: #5b6b66; letter-spacing: .02em }
  h1 { font-size: 20px; margin: 4px 0 20px }
  .amount { font-size: 36px; font-weight: 600; font-variant-numeric: tabular-nums }
  form { display: grid; gap: 12px; margin-top: 28px }
  button { font: inherit; font-weight: 600; min-height: 48px; border-radius: 10px; border: 0; cursor: pointer }
  .yes { background: #0f766e; color: #fff }
  .no { background: #fff; color: #9f2a1f; box-shadow: inset 0 0 0 1px #d8c0bc }
  button:focus-visible { outline: 3px solid #5eead4; outline-offset: 2px }
</style>
<main>
  <small>Sandbox bank · no real money</small>
  <h1>Is this you?</h1>
  <div class="amount">${escaped(money(intent))}</div>
  <div>${escaped(intent.description ?? 'Handy Services')}</div>
  ${
    intent.status === 'requires_action'
      ? `<form method="post">
    <button class="yes" name="outcome" value="succeed">Approve payment</button>
    <button class="no" name="outcome" value="fail">Refuse payment</button>
  </form>`
      : `<p>Nothing to approve: this payment is <b>${escaped(intent.status.replaceAll('_', ' '))}</b>.</p>`
  }
</main>
`

/** What the page shows when there is nowhere to go back to; a page that opened it is told. */
export const challengeDonePage = (outcome: 'succeed' | 'fail'): string => `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<title>Done · Sandbox bank</title>
<body style="font: 16px/1.5 system-ui, sans-serif; display: grid; place-items: center; min-height: 90vh">
<p>${outcome === 'succeed' ? 'Approved.' : 'Refused.'} You can close this page.</p>
<script>
  const message = { source: 'sandbox-3ds', outcome: '${outcome}' };
  for (const other of [window.opener, window.parent]) {
    if (other && other !== window) other.postMessage(message, '*');
  }
</script>
`
