import { randomBytes, randomInt } from 'node:crypto'

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** A Stripe-like id: prefix, underscore, 24 letters and digits. */
export const stripeId = (prefix: string, length = 24): string =>
  `${prefix}_${Array.from({ length }, () => ALPHANUMERIC[randomInt(ALPHANUMERIC.length)]).join('')}`

/** A Twilio SID: two letters and 32 hex digits. */
export const twilioSid = (prefix: string): string => prefix + randomBytes(16).toString('hex')

export const hexId = (prefix: string): string => prefix + randomBytes(24).toString('hex')
