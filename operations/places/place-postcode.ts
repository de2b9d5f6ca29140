import type { PayloadRequest } from 'payload'
import type { Place } from '../../domain/distance.ts'
import { outcodeOf } from '../../domain/postcode.ts'
import { read, sql } from '../database.ts'

/**
 * Where a normalised postcode lies: its own centroid when known, else its outcode's. Null when
 * neither is known; a position is never guessed.
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
  return area ? { latitude: Number(area.latitude), longitude: Number(area.longitude) } : null
}
