import type { PayloadRequest } from 'payload'
import { postcodeOf } from '../../domain/detection/postcode-in-text.ts'
import { run, sql } from '../database.ts'
import { notePostcode } from './note-postcode.ts'

/** The lead's own limit for its description. */
const LONGEST = 20_000

/** Adds what the customer wrote to the description of the job, and takes the postcode from it. */
export const addToDescription = async (
  req: PayloadRequest,
  leadId: string,
  words: string,
): Promise<void> => {
  if (!words) return
  await run(
    req,
    sql`update leads set job_description = left(concat_ws(E'\n', nullif(job_description, ''), ${words}::text), ${LONGEST}), updated_at = now()
      where id = ${leadId}::uuid`,
  )
  const found = postcodeOf(words)
  if (found) await notePostcode(req, leadId, found.postcode)
}
