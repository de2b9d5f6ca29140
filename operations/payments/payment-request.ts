import type { Scope, Tier } from '../../domain/pricing.ts'

export interface PaymentRequest {
  token: string
  holdId: string
  tier?: Tier | null
  extras?: number[]
  address?: string
  /** The consumer's express request that work may start within the 14 days in which they may cancel. */
  startWithinCoolingOff?: boolean
  sessionId: string
}

export interface PreparedPayment {
  paymentId: string
  leadId: string
  leadReference: string
  intentId: string | null
  /** Pence. */
  amount: number
  currency: string
  revision: number
  /** Written with the amount once Stripe agreed to it; unset: the row says it already. */
  scope?: Scope
}
