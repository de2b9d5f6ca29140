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

/** Who takes the money once a card form is sent: the offer, or the booking whose deposit is due. */
export interface Till {
  /** The form says it is there; null when it goes. */
  takeCard(door: CardDoor | null): void
  pay(): Promise<void>
}
