import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** The same phones come again and again, several times with each message. */
const MOST_KNOWN = 2000
const known = new Map<string, string | null>()

const readPhone = (raw: string): string | null => {
  const phone = parsePhoneNumberFromString(raw.replace(/^whatsapp:/i, ''), 'GB')
  return phone?.isPossible() ? phone.number : null
}

/**
 * E.164, UK by default: `07700 900123` → `+447700900123`. Null for what is not a phone number.
 * Possible rather than valid: Ofcom's drama numbers are unassigned, and people use them in tests.
 */
export const toE164 = (raw: string): string | null => {
  const before = known.get(raw)
  if (before !== undefined) return before
  const phone = readPhone(raw)
  if (known.size >= MOST_KNOWN) known.clear()
  // What is longer than any phone is not worth the room.
  if (raw.length < 40) known.set(raw, phone)
  return phone
}

/** For logs and lists: the last three digits only. */
export const maskPhone = (phone: string): string => `…${phone.slice(-3)}`
