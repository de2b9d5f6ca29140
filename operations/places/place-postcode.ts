import type { PayloadRequest } from 'payload'
import type { Place } from '../../domain/distance.ts'
import { outcodeOf } from '../../domain/postcode.ts'
import { lookUpPostcode } from '../../integrations/postcodes-io.ts'
import { read, sql } from '../database.ts'

/** What was looked up is kept, so that it is asked for once. */
const lookUp = async (req: PayloadRequest, postcode: string): Promise<Place | null> => {
  const place = await lookUpPostcode(postcode)
  if (!place) return null
  await read(
    req,
    sql`insert into postcode_areas (id, code, latitude, longitude, source)
      values (uuidv7(), ${postcode}, ${place.latitude}::float8, ${place.longitude}::float8, 'postcodes.io')
      on conflict (code) do nothing`,
  )
  return place
}

/**
 * Where a normalised postcode lies: its own centroid when known, else its outcode's, else as the
 * public look-up says where one is set. Null when nobody knows; a position is never guessed.
 */
export const placePostcode = async (
  req: PayloadRequest,
  postcode: string,
): Promise<Place | null> => {
  const [area] = await read<{ latitude: string; longitude: string }>(
    req,
    sql`select latitude, longitude from postcode_areas
      where code in (${postcode}, ${outcodeOf(postcode)}) order by length(code) desc limit 1`,
  )
  if (!area) return lookUp(req, postcode)
  return { latitude: Number(area.latitude), longitude: Number(area.longitude) }
}
