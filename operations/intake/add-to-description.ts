import type { PayloadRequest } from 'payload'
import { postcodeOf } from '../../domain/detection/postcode-in-text.ts'
import { run, type SQL, sql } from '../database.ts'
import { notePostcode } from './note-postcode.ts'

/** The lead's own limit for its description. */
export const LONGEST = 20_000

/** The description with these words added to it, as what to set it to; as it is for no words. */
export const describedWith = (words: string): SQL =>
  sql`nullif(left(concat_ws(E'\\n', nullif(job_description, ''), nullif(${words}::text, '')), ${LONGEST}), '')`

/** Takes the postcode from what the customer wrote. */
export const notePostcodeIn = async (
  req: PayloadRequest,
  leadId: string,
  words: string,
): Promise<void> => {
  const found = words ? postcodeOf(words) : null
  if (found) await notePostcode(req, leadId, found.postcode)
}

/** Adds what the customer wrote to the description of the job, and takes the postcode from it. */
export const addToDescription = async (
  req: PayloadRequest,
  leadId: string,
  words: string,
): Promise<void> => {
  if (!words) return
  await run(
    req,
    sql`update leads set job_description = ${describedWith(words)}, updated_at = now()
      where id = ${leadId}::uuid`,
  )
  await notePostcodeIn(req, leadId, words)
}
