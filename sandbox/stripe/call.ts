import type { Sandbox } from '../context.ts'

/** Stripe's API version this SDK pins, and with it the shapes spoken here. */
export const API_VERSION = '2026-10-28.endive'

/** One request to Stripe: who asked, and what its events will name as their cause. */
export interface StripeCall {
  sandbox: Sandbox
  requestId: string
  idempotencyKey: string | null
  /** True for a browser, which knows one payment's client secret and nothing else. */
  publishable: boolean
  /** Where the browser reaches the sandbox, for pages it is sent to. */
  origin: string
}

export type ExpandPaths = string[] | undefined
