/** A public look-up of postcodes in the form of postcodes.io. Off unless POSTCODES_IO names one. */
import { z } from 'zod'
import type { Place } from '../domain/distance.ts'
import { getEnv } from './env.ts'

/** A lead waits for it, so it may not take long; what cannot be placed is flagged all the same. */
const ANSWER_MS = 2_000

const Answer = z.object({
  result: z
    .object({ latitude: z.number().nullable(), longitude: z.number().nullable() })
    .nullable(),
})

/** Where a postcode or an outcode lies; null when it is unknown there, or nobody answers. */
export const lookUpPostcode = async (postcode: string): Promise<Place | null> => {
  const { postcodesIo } = getEnv()
  if (!postcodesIo) return null
  const what = postcode.includes(' ') ? 'postcodes' : 'outcodes'
  try {
    const answer = await fetch(
      `${postcodesIo.replace(/\/$/, '')}/${what}/${encodeURIComponent(postcode)}`,
      { signal: AbortSignal.timeout(ANSWER_MS) },
    )
    if (!answer.ok) return null
    const { result } = Answer.parse(await answer.json())
    if (result?.latitude == null || result.longitude == null) return null
    return { latitude: result.latitude, longitude: result.longitude }
  } catch {
    return null
  }
}
