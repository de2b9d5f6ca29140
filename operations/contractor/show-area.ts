import type { PayloadRequest } from 'payload'
import { notFound } from '../../domain/app-error.ts'
import { milesBetween, type Place } from '../../domain/distance.ts'
import { read, sql } from '../database.ts'

interface AreaDot extends Place {
  code: string
  miles: number
}

interface JobDot extends Place {
  id: string
  reference: string
  date: string
  status: string
  postcode: string | null
  miles: number
}

interface ColleagueDot extends Place {
  id: string
  name: string
  radiusMiles: number
}

export interface ContractorArea {
  /** Null: their postcode is not on our map. */
  place: Place | null
  radiusMiles: number
  /** Outcodes near enough to be on the map. */
  areas: AreaDot[]
  jobs: JobDot[]
  colleagues: ColleagueDot[]
}

/** Something beyond the circle is shown too: what a few miles more would reach. */
const SHOWN_RADII = 1.6
const MOST_DOTS = 300

const placed = <Row extends Place>(found: readonly Row[], here: Place) =>
  found.map((one) => {
    const place = { latitude: Number(one.latitude), longitude: Number(one.longitude) }
    return { ...one, ...place, miles: Math.round(milesBetween(here, place) * 10) / 10 }
  })

/** Where a contractor works, from the places we hold: outcodes, their jobs, who else is near. */
export const showArea = async (
  req: PayloadRequest,
  contractorId: string,
): Promise<ContractorArea> => {
  const [contractor] = await read<{ radiusMiles: number } & { [K in keyof Place]: unknown }>(
    req,
    sql`select location_latitude as latitude, location_longitude as longitude, radius_miles as "radiusMiles"
      from handyman_profiles where id = ${contractorId}::uuid`,
  )
  if (!contractor) throw notFound('That contractor')
  const { radiusMiles } = contractor
  if (contractor.latitude === null || contractor.longitude === null)
    return { place: null, radiusMiles, areas: [], jobs: [], colleagues: [] }
  const here = {
    latitude: Number(contractor.latitude),
    longitude: Number(contractor.longitude),
  }
  const reach = radiusMiles * SHOWN_RADII
  const near = (latitude: string, longitude: string) =>
    sql`earth_distance(ll_to_earth(${here.latitude}::float8, ${here.longitude}::float8),
      ll_to_earth(${sql.raw(latitude)}, ${sql.raw(longitude)})) <= ${reach * 1609.344}::float8`
  const [areas, jobs, colleagues] = await Promise.all([
    read<AreaDot>(
      req,
      sql`select code, latitude, longitude from postcode_areas
        where code not like '% %' and ${near('latitude', 'longitude')} order by code limit ${MOST_DOTS}`,
    ),
    read<JobDot>(
      req,
      sql`select b.id, b.reference, b.date, b.status, l.postcode, l.location_latitude as latitude, l.location_longitude as longitude
        from bookings b join leads l on l.id = b.lead_id
        where b.contractor_id = ${contractorId}::uuid and b.status <> 'cancelled' and l.location_latitude is not null
        order by b.date desc limit ${MOST_DOTS}`,
    ),
    read<ColleagueDot>(
      req,
      sql`select id, name, radius_miles as "radiusMiles", location_latitude as latitude, location_longitude as longitude
        from handyman_profiles where is_active and id <> ${contractorId}::uuid and location_latitude is not null
          and ${near('location_latitude', 'location_longitude')} order by name limit ${MOST_DOTS}`,
    ),
  ])
  return {
    place: here,
    radiusMiles,
    areas: placed(areas, here),
    jobs: placed(jobs, here),
    colleagues: placed(colleagues, here).map(({ miles: _miles, ...one }) => one),
  }
}
