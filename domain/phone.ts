import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/**
 * E.164, UK by default: `07700 900123` → `+447700900123`. Null for what is not a phone number.
 * Possible rather than valid: Ofcom's drama numbers are unassigned, and people use them in tests.
 */
export const toE164 = (raw: string): string | null => {
  const phone = parsePhoneNumberFromString(raw.replace(/^whatsapp:/i, ''), 'GB')
  return phone?.isPossible() ? phone.number : null
}

/** For logs and lists: the last three digits only. */
export const maskPhone = (phone: string): string => `…${phone.slice(-3)}`
