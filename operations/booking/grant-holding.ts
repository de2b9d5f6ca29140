import { AppError } from '../../domain/app-error.ts'
import type { Settings } from '../../domain/settings.ts'
import { now } from '../clock.ts'
import type { OpenQuote } from '../quotes/open-quote.ts'

export interface Granted {
  expiresAt: Date
  /** The last hour's, this one included; to be kept with the hold. */
  grants: NonNullable<OpenQuote['holdGrants']>
}

const HOUR_MS = 3_600_000

/**
 * Until when this quote may hold. Only time not granted before counts, so that moving a hold about
 * costs next to nothing. The quote is locked.
 * @throws AppError RATE_LIMITED past the holding a quote may have in an hour
 */
export const grantHolding = (
  { holdGrants, held }: Pick<OpenQuote, 'holdGrants' | 'held'>,
  { holdMinutes, maxHoldMinutesPerHour }: Pick<Settings, 'holdMinutes' | 'maxHoldMinutesPerHour'>,
): Granted => {
  const at = now()
  const heldUntil = held && new Date(held.expiresAt)
  const recent = (holdGrants ?? []).filter((grant) => at.getTime() - Date.parse(grant.at) < HOUR_MS)
  const used = Math.max(
    0,
    recent.reduce((sum, grant) => sum + grant.seconds, 0),
  )
  const expiresAt = new Date(at.getTime() + holdMinutes * 60_000)
  const from = heldUntil && heldUntil > at ? heldUntil : at
  const seconds = Math.max(0, Math.round((expiresAt.getTime() - from.getTime()) / 1000))
  const limit = Math.max(maxHoldMinutesPerHour, holdMinutes) * 60
  if (used + seconds > limit) {
    const oldest = recent[0] ? Date.parse(recent[0].at) : at.getTime()
    const retryAfterSeconds = Math.max(1, Math.ceil((oldest + HOUR_MS - at.getTime()) / 1000))
    throw new AppError(
      'RATE_LIMITED',
      'Times can be kept for 15 minutes an hour. Please choose again a little later.',
      {
        retryAfterSeconds,
      },
    )
  }
  return { expiresAt, grants: [...recent, { at: at.toISOString(), seconds }] }
}
