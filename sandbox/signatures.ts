import { createHmac } from 'node:crypto'

/** `t=…,v1=…` over `timestamp.payload`, as Stripe signs. */
export const stripeSignature = (payload: string, secret: string, seconds: number): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${payload}`).digest('hex')}`

/** HMAC-SHA1 over the URL followed by every parameter, sorted by name, as Twilio signs. */
export const twilioSignature = (url: string, form: URLSearchParams, authToken: string): string => {
  const params = Object.entries(Object.fromEntries(form)).sort(([a], [b]) => (a < b ? -1 : 1))
  const text = params.reduce((sum, [name, value]) => sum + name + value, url)
  return createHmac('sha1', authToken).update(text, 'utf8').digest('base64')
}
