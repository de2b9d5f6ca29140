import { describe, expect, it } from 'vitest'
import { openWorld } from '../harness/world.ts'
import { lookUp, sceneOf, WED } from '../harness/world-scene.ts'
import { staffOf } from '../harness/world-staff.ts'

const world = await openWorld()
const { stateOf } = lookUp(world)

/** A booking whose contractor no message has reached, and what stands open about that. */
const untold = async () => {
  const here = await sceneOf(world, { contractors: 1 })
  const customer = await here.customer()
  const { bookingId: id } = await customer.bookWhole(WED, 'am')
  await world.work()
  const { sql } = world
  await sql(
    `update contractor_jobs set status = 'assigned', told_at = null where booking_id = $1`,
    [id],
  )
  await sql(`update leads set state = 'contractor_assigned' where id = $1`, [customer.leadId])
  const messages = await sql<{ id: string; audience: string }>(
    `select distinct on (audience) id, audience from messages where booking_id = $1 order by audience, id`,
    [id],
  )
  for (const message of messages)
    await sql(
      `insert into exceptions (id, kind, lead_id, booking_id, detail, data, dedupe_key)
        values (uuidv7(), 'message_failed', $1, $2, 'It was not delivered.', $3, $4)`,
      [customer.leadId, id, { messageId: message.id }, `message_failed:${message.id}`],
    )
  const open = async () =>
    (
      await sql<{ audience: string }>(
        `select m.audience from exceptions x join messages m on m.id::text = x.data ->> 'messageId'
          where x.booking_id = $1 and x.resolved_at is null order by m.audience::text`,
        [id],
      )
    ).map(({ audience }) => audience)
  return { customer, id, open }
}

describe('a contractor whom no message reached', () => {
  it('knows of the job once somebody rang them, and only what was about them is settled', async () => {
    const { customer, id, open } = await untold()
    expect(await open()).toEqual(['contractor', 'customer'])
    const ops = await staffOf(world, 'ops')
    for (const _twice of [1, 2])
      expect((await ops.post(`/bookings/${id}/mark-told`)).body).toEqual({ told: true })
    expect(await stateOf(customer)).toBe('job_scheduled')
    expect(await open()).toEqual(['customer'])
    const said = await world.sql<{ n: number }>(
      `select count(*)::int as n from audit_log where record_id = $1 and action = 'told'`,
      [id],
    )
    expect(said).toEqual([{ n: 1 }])
  })

  it('is marked told by nobody who does not dispatch', async () => {
    const { customer, id } = await untold()
    const va = await staffOf(world, 'va')
    expect((await va.post(`/bookings/${id}/mark-told`)).status).toBe(403)
    expect(await stateOf(customer)).toBe('contractor_assigned')
  })
})
