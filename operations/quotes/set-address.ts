import type { PayloadRequest } from 'payload'
import { AppError, invalid } from '../../domain/app-error.ts'
import { londonClock } from '../../domain/london-time.ts'
import { normalisePostcode } from '../../domain/postcode.ts'
import { NO_CHOICE, resolveScope } from '../../domain/pricing.ts'
import { now } from '../clock.ts'
import { run, sql } from '../database.ts'
import { loadContractors } from '../matching/load-contractors.ts'
import { placePostcode } from '../places/place-postcode.ts'
import { readSettings } from '../settings.ts'
import { jobOfScope } from './job-of-scope.ts'
import { openQuote } from './open-quote.ts'

/**
 * Where the job is. A hold made for the old place is let go when the place moves.
 * @throws AppError VALIDATION_ERROR for what is no postcode; STALE when booked; SLOT_UNAVAILABLE (409)
 * when the place is out of everyone's range or cannot be placed
 */
export const setAddress = async (
  req: PayloadRequest,
  asked: { token: string; address: string; postcode: string },
) => {
  const quote = await openQuote(req, asked.token)
  if (quote.booked)
    throw new AppError(
      'STALE',
      'This quote is booked already. Please get in touch to change the address.',
    )
  const postcode = normalisePostcode(asked.postcode)
  if (!postcode)
    throw invalid('That is not a UK postcode.', {
      postcode: 'A postcode such as NG5 1AA is needed.',
    })
  const place = await placePostcode(req, postcode)
  if (!place)
    throw new AppError(
      'SLOT_UNAVAILABLE',
      'We cannot place that postcode yet. Please get in touch and we will sort it out.',
      { alternatives: [] },
    )
  const job = await jobOfScope(req, { ...quote, place }, resolveScope(quote, NO_CHOICE))
  const { halfDays } = await readSettings(req)
  const today = londonClock(now()).date
  const near = job ? await loadContractors(req, { job, from: today, to: today, day: halfDays }) : []
  if (near.length === 0)
    throw new AppError(
      'SLOT_UNAVAILABLE',
      'Sorry, nobody who can do this job covers that address.',
      { alternatives: [] },
    )
  await run(
    req,
    sql`update leads set address = ${asked.address}, postcode = ${postcode}, location_latitude = ${place.latitude},
        location_longitude = ${place.longitude}, updated_at = now() where id = ${quote.leadId}::uuid`,
  )
  const moved =
    quote.place?.latitude !== place.latitude || quote.place?.longitude !== place.longitude
  if (moved) await run(req, sql`delete from slot_holds where quote_id = ${quote.id}::uuid`)
  return { address: asked.address, postcode, holdKept: !moved }
}
