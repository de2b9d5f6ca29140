import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { stepsOf } from '../harness/customer-steps.ts'
import { openWorld } from '../harness/world.ts'
import { TOWN } from '../harness/world-people.ts'
import { staffOf } from '../harness/world-staff.ts'

const world = await openWorld()
const va = await staffOf(world, 'va')
const [TUE, WED, LATE] = ['2031-01-14', '2031-01-15', '2031-02-20']

interface Answer {
  slots: { date: string; timeSlot: string; label: string }[]
  because: string | null
}

const firstSlots = async (leadId: string, work?: string) => {
  const asked = work === undefined ? '' : `?work=${work}`
  const { status, body } = await va.get<Answer>(`/leads/${leadId}/first-slots${asked}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return {
    because: body.because,
    times: body.slots.map(({ date, timeSlot }) => `${date} ${timeSlot}`),
  }
}

/** One person who can do one task, on the days given; a line of the price book for it. */
const trade = async (days: string[], minutes = 60) => {
  const task = await world.task()
  const contractor = await world.contractor({ skills: { [task]: 'capable' }, days })
  return { task, contractor, sku: await world.sku([task], { minutes }) }
}

/** Rang just now: nothing is known of their job. */
const caller = async (place: typeof TOWN | null = TOWN) => {
  const { leadId } = await world.customer({ needs: [], place })
  await world.sql('delete from quotes where lead_id = $1', [leadId])
  return leadId
}

describe('the first times for work that is being talked about', () => {
  it('are the first three half-days of somebody who can do all of it', async () => {
    const { sku } = await trade([TUE, WED])
    expect(await firstSlots(await caller(), `${sku}:1`)).toEqual({
      because: null,
      times: [`${TUE} am`, `${TUE} pm`, `${WED} am`],
    })
  })

  it('are looked for in the whole horizon where the next two weeks have few', async () => {
    const { sku } = await trade([TUE, LATE])
    const { times } = await firstSlots(await caller(), `${sku}:1`)
    expect(times).toEqual([`${TUE} am`, `${TUE} pm`, `${LATE} am`])
  })

  it('leave out what is taken, and count how many there are of it', async () => {
    const { sku, task } = await trade([TUE, WED], 120)
    const other = await world.customer({ needs: [task] })
    await stepsOf(world, other).bookWhole(TUE, 'am')
    const leadId = await caller()
    expect((await firstSlots(leadId, `${sku}:1`)).times[0]).toBe(`${TUE} pm`)
    expect((await firstSlots(leadId, `${sku}:6`)).because).toBe('too_long')
  })

  it('need somebody who does every task of it', async () => {
    const [one, other] = [await trade([TUE]), await trade([TUE])]
    const { because } = await firstSlots(await caller(), `${one.sku}:1,${other.sku}:1`)
    expect(because).toBe('nobody')
  })

  it('are those of the newest quote where no work is named, its own hold not in the way', async () => {
    const { task } = await trade([TUE])
    const customer = await world.customer({ needs: [task] })
    await stepsOf(world, customer).hold(TUE, 'am')
    expect((await firstSlots(customer.leadId)).times).toEqual([`${TUE} am`, `${TUE} pm`])
  })
})

describe('where there is no time to name, it says what is missing', () => {
  it('work, a place, or tasks', async () => {
    const { sku } = await trade([TUE])
    const bare = await world.sku([])
    expect((await firstSlots(await caller(), '')).because).toBe('no_work')
    expect((await firstSlots(await caller())).because).toBe('no_work')
    expect((await firstSlots(await caller(null), `${sku}:1`)).because).toBe('no_place')
    expect((await firstSlots(await caller(), `${bare}:1`)).because).toBe('no_tasks')
  })

  it('and what is no list of work is refused, as is a lead there is none of', async () => {
    const leadId = await caller()
    for (const wrong of ['tap:1', `${randomUUID()}:0`, `${randomUUID()}:1.5`, `${randomUUID()}:x`])
      expect((await va.get(`/leads/${leadId}/first-slots?work=${wrong}`)).status).toBe(400)
    expect((await va.get(`/leads/${randomUUID()}/first-slots`)).status).toBe(404)
  })
})
