/** What must hold after anything the bench does. */
import type pg from 'pg'

/** @throws Error when anybody is in two places or a customer is booked twice */
export const verifyNoOverbooking = async (pool: pg.Pool): Promise<void> => {
  const { rows } = await pool.query<{ trouble: string }>(
    `with taken as (
        select id, contractor_id, occupies, date from bookings where status = 'confirmed'
        union all select id, contractor_id, occupies, date from slot_holds where expires_at > now())
      select 'two jobs at once' as trouble from taken a join taken b
        on a.contractor_id = b.contractor_id and a.date = b.date and a.id < b.id and a.occupies && b.occupies
      union all select 'booked twice' from bookings where status = 'confirmed' group by lead_id having count(*) > 1
      union all select 'nobody assigned' from bookings b where b.quote_id is not null and b.status = 'confirmed'
        and not exists (select from contractor_jobs j where j.booking_id = b.id and j.contractor_id = b.contractor_id)`,
  )
  if (rows[0]) throw new Error(`Overbooked: ${rows[0].trouble}, ${rows.length} times.`)
}
