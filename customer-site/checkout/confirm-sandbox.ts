import type { IntentAnswer } from '../api/quote.ts'
import { declineInWords } from '../words/declines.ts'
import type { CardOutcome } from './card-door.ts'

/** What a browser sees of a payment, as far as this page looks. */
interface SeenIntent {
  status: string
  next_action: {
    redirect_to_url?: { url: string }
    use_stripe_sdk?: { stripe_js?: string }
  } | null
  last_payment_error: { code?: string; decline_code?: string } | null
}
interface CardError {
  error: { type: string; code?: string; decline_code?: string; message?: string }
}

const UNKNOWN: CardOutcome = {
  kind: 'unknown',
  message: 'We lost the connection to the bank. Press pay again: you can only be charged once.',
}

/** Stripe's test numbers as its ready-made cards: no number that is typed here leaves the page. */
const TEST_CARDS: Record<string, string> = {
  '4242424242424242': 'pm_card_visa',
  '5555555555554444': 'pm_card_mastercard',
  '4000000000000002': 'pm_card_visa_chargeDeclined',
  '4000000000009995': 'pm_card_visa_chargeDeclinedInsufficientFunds',
  '4000000000000069': 'pm_card_chargeDeclinedExpiredCard',
  '4000000000000127': 'pm_card_chargeDeclinedIncorrectCvc',
  '4000000000000119': 'pm_card_chargeDeclinedProcessingError',
  '4000002760003184': 'pm_card_threeDSecure2Required',
  '4000000000003220': 'pm_card_threeDSecure2Required',
}
export const testCardOf = (number: string): string | undefined => TEST_CARDS[number]

const ask = async (intent: IntentAnswer, verb: 'confirm' | 'retrieve', method = '') => {
  const { confirmBase, paymentIntentId, clientSecret, publishableKey } = intent
  const url = `${confirmBase}/v1/payment_intents/${paymentIntentId}`
  const secret = { client_secret: clientSecret, key: publishableKey }
  const answer =
    verb === 'confirm'
      ? await fetch(`${url}/confirm`, {
          method: 'POST',
          body: new URLSearchParams({ ...secret, payment_method: method, use_stripe_sdk: 'true' }),
        })
      : await fetch(`${url}?${new URLSearchParams(secret)}`)
  return (await answer.json()) as SeenIntent | CardError
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

const AUTHORISED = ['requires_capture', 'succeeded', 'processing']

const outcomeOf = (seen: SeenIntent): CardOutcome | null => {
  if (AUTHORISED.includes(seen.status)) return { kind: 'authorised' }
  if (seen.status === 'requires_action') return null
  const { code, decline_code } = seen.last_payment_error ?? {}
  return { kind: 'declined', message: declineInWords(decline_code, code) }
}

export interface BankCheck {
  /** Shows the bank's page; answers when the customer closes it. */
  open(url: string): Promise<void>
  close(): void
}

/** Waits while the bank asks its customer; ends when the payment moved or the page was closed. */
const withBank = async (intent: IntentAnswer, url: string, bank: BankCheck) => {
  let closed = false
  void bank.open(url).then(() => {
    closed = true
  })
  try {
    for (;;) {
      await pause(700)
      const last = closed
      const seen = await ask(intent, 'retrieve').catch(() => null)
      const outcome = seen && 'status' in seen ? outcomeOf(seen) : null
      if (outcome) return outcome
      if (last)
        return {
          kind: 'declined',
          message: 'Your bank still needs to know that it is you. Press pay to try again.',
        } as const
    }
  } finally {
    bank.close()
  }
}

/** The call Stripe.js makes, with the sandbox at the other end. */
export const confirmSandboxCard = async (
  intent: IntentAnswer,
  method: string,
  bank: BankCheck,
): Promise<CardOutcome> => {
  try {
    const seen = await ask(intent, 'confirm', method).catch(() => ask(intent, 'retrieve'))
    if ('error' in seen) {
      const { type, code, decline_code } = seen.error
      if (type === 'card_error')
        return { kind: 'declined', message: declineInWords(decline_code, code) }
      // Confirmed before, by another tab or a tap whose answer was lost.
      const now = await ask(intent, 'retrieve')
      return ('status' in now && AUTHORISED.includes(now.status) && outcomeOf(now)) || UNKNOWN
    }
    const { redirect_to_url, use_stripe_sdk } = seen.next_action ?? {}
    const url = redirect_to_url?.url ?? use_stripe_sdk?.stripe_js
    if (seen.status === 'requires_action' && url) return await withBank(intent, url, bank)
    return outcomeOf(seen) ?? UNKNOWN
  } catch {
    return UNKNOWN
  }
}
