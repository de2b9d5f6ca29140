/** The floor under a page of slots: the candidates, their days and what is taken of them, fetched and no more. */
import type pg from 'pg'
import type { Asked } from './customers.ts'

const CANDIDATES = `
  with fit as (
    select p.id, p.radius_miles, p.max_concurrent_jobs from handyman_profiles p
    where p.is_active
      and earth_box(ll_to_earth($1, $2), 20 * 1609.344) @> ll_to_earth(p.location_latitude, p.location_longitude)
      and earth_distance(ll_to_earth($1, $2), ll_to_earth(p.location_latitude, p.location_longitude))
        <= p.radius_miles * 1609.344
      and (select count(*) from contractor_skills k where k.handyman_id = p.id and k.task_id = any($3::uuid[]))
        = cardinality($3::uuid[]))
  select f.*,
    array(select d.date::text from contractor_availability_dates d
      where d.contractor_id = f.id and d.is_available and d.date between current_date and current_date + 42) as days,
    array(select b.date || ' ' || b.time_slot from bookings b
      where b.contractor_id = f.id and b.status = 'confirmed' and b.date between current_date and current_date + 42) as booked
  from fit f`

export const fetchCandidates = async (pool: pg.Pool, { place, tasks }: Asked): Promise<number> => {
  const { rows } = await pool.query({
    name: 'candidates',
    text: CANDIDATES,
    values: [place.latitude, place.longitude, tasks],
  })
  return rows.length
}
