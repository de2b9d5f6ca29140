import type { FaultDesk } from './faults.ts'
import type { Journal } from './journal.ts'
import type { SandboxOptions } from './options.ts'
import type { Courier } from './webhooks.ts'

/** What every part of the sandbox works with. */
export interface Sandbox {
  options: SandboxOptions
  journal: Journal
  courier: Courier
  faults: FaultDesk
  now: () => number
  /** The sandbox's own base URL, without a trailing slash. */
  url: () => string
}

/** Seconds since the epoch, as Stripe and OpenAI write instants. */
export const unix = (sandbox: Sandbox): number => Math.floor(sandbox.now() / 1000)

export const isoNow = (sandbox: Sandbox): string => new Date(sandbox.now()).toISOString()

/** The app's address for a call-back path, e.g. `/api/webhooks/stripe`. */
export const appPath = (sandbox: Sandbox, path: string): string =>
  sandbox.options.appUrl.replace(/\/+$/, '') + path
