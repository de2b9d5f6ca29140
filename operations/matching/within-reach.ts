import type { Place } from '../../domain/distance.ts'
import { type SQL, sql } from '../database.ts'

const EARTH_RADIUS_MILES = 3958.7613
/** Metres of earthdistance's slightly larger globe in a mile of ours: its box misses nobody. */
const BOX_METRES = 1613
/** From the job to a contractor, to their other job, to who could take that: three radii. */
const NEIGHBOURHOOD_RADII = 3

const GREATEST_RADIUS = sql`(select coalesce(max(radius_miles), 0) from handyman_profiles where is_active)`

/** That a job is near enough to another for a chain of swaps to lead from one to the other. */
export const withinNeighbourhood = (place: Place, latitude: SQL, longitude: SQL): SQL =>
  sql`earth_distance(ll_to_earth(${place.latitude}::float8, ${place.longitude}::float8), ll_to_earth(${latitude}, ${longitude}))
    <= ${NEIGHBOURHOOD_RADII * BOX_METRES}::float8 * ${GREATEST_RADIUS}`

/**
 * That the place is within the radius of contractor `p`, as domain/distance measures it. The box
 * finds them by an index; the distance is worked out here, as earthdistance takes six times as long.
 * @param boxed the box's share of the greatest radius there is; less than 1 looks only at who is near
 */
export const withinReach = (latitude: SQL, longitude: SQL, boxed = 1): SQL => {
  const half = (degrees: SQL) => sql`sin(radians(${degrees}) / 2)`
  const lat = half(sql`p.location_latitude - ${latitude}`)
  const lng = half(sql`p.location_longitude - ${longitude}`)
  return sql`earth_box(ll_to_earth(${latitude}, ${longitude}),
      ${GREATEST_RADIUS} * ${BOX_METRES * boxed}::float8)
      @> ll_to_earth(p.location_latitude, p.location_longitude)
    and ${lat} * ${lat} + cos(radians(${latitude})) * cos(radians(p.location_latitude)) * ${lng} * ${lng}
      <= sin((p.radius_miles + 0.01::float8) / ${2 * EARTH_RADIUS_MILES}::float8) ^ 2`
}
