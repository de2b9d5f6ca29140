import type { IntentAnswer } from '../api/quote.ts'

/** How a try with a card ended. `incomplete`: the form itself says what is missing. */
export type CardOutcome =
  | { kind: 'authorised' }
  | { kind: 'incomplete' }
  | { kind: 'declined'; message: string }
  | { kind: 'unknown'; message: string }

/** The one thing the page needs of a card form, Stripe's or the sandbox's. */
export interface CardDoor {
  confirm(intent: IntentAnswer): Promise<CardOutcome>
}
