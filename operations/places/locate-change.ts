import type { PayloadRequest } from 'payload'
import { placePostcode } from './place-postcode.ts'

interface Located {
  postcode?: string | null
  before?: { postcode?: string | null; location?: { latitude?: number | null } | null }
}

/** The location that goes with a changed postcode; nothing when the postcode stays as it is. */
export const locateChange = async (req: PayloadRequest, { postcode, before }: Located) => {
  if (
    postcode === undefined ||
    (postcode === before?.postcode && before?.location?.latitude != null)
  )
    return {}
  // Comes before validation: what is no postcode at all is placed nowhere, and refused after.
  const place = typeof postcode === 'string' && postcode ? await placePostcode(req, postcode) : null
  return { location: place ?? { latitude: null, longitude: null } }
}
