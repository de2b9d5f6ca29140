import { isDate } from '../domain/london-time.ts'

const isCertification = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false
  const { name, expiresOn } = value as Record<string, unknown>
  return (
    typeof name === 'string' &&
    name.length > 0 &&
    name.length <= 100 &&
    (expiresOn == null || isDate(expiresOn))
  )
}

/** `[{name, expiresOn}]`: expiresOn is a date or empty for one that never runs out. */
export const isCertificationList = (value: unknown) =>
  value == null ||
  (Array.isArray(value) && value.every(isCertification)) ||
  'Each certification needs a name and, where it runs out, a date such as 2027-03-31.'
