import type { PayloadRequest } from 'payload'
import { row, run, sql } from '../database.ts'
import { flagUnplaced } from '../leads/flag-unplaced.ts'
import { placePostcode } from '../places/place-postcode.ts'

/**
 * Takes a postcode the customer wrote as the place of the job. An outcode does not undo the full
 * postcode it is part of, and nothing undoes an address given at checkout.
 */
export const notePostcode = async (
  req: PayloadRequest,
  leadId: string,
  postcode: string,
): Promise<void> => {
  const lead = await row<{ postcode: string | null; address: string | null }>(
    req,
    sql`select postcode, address from leads where id = ${leadId}::uuid`,
  )
  if (
    !lead ||
    lead.address ||
    lead.postcode === postcode ||
    lead.postcode?.startsWith(`${postcode} `)
  )
    return
  const place = await placePostcode(req, postcode)
  await run(
    req,
    sql`update leads set postcode = ${postcode}, location_latitude = ${place?.latitude ?? null}::float8,
        location_longitude = ${place?.longitude ?? null}::float8, updated_at = now()
      where id = ${leadId}::uuid`,
  )
  await flagUnplaced(req, { id: leadId, postcode, location: place })
}
