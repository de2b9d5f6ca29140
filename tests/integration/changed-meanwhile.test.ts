/** What changes between reading who is free and taking their time, in the one order that matters. */
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../harness/customer-steps.ts'
import { expectPromisesKept } from '../harness/invariants.ts'
import { keepLocked } from '../harness/kept-locked.ts'
import { openWorld } from '../harness/world.ts'
import { phoneOf } from '../harness/world-contractor.ts'
import { lookUp, sceneOf, WED } from '../harness/world-scene.ts'

const world = await openWorld()
const { bookingsOf, openExceptionsOf } = lookUp(world)

/** Ways in which a contractor still works that day, but can no longer do this job then. */
const CHANGES: Record<string, (phone: Awaited<ReturnType<typeof phoneOf>>) => Promise<unknown>> = {
  'gives the skill up': (phone) => phone.setSkills(),
  'only works afternoons from now on': (phone) =>
    phone.setDays({ date: WED, isAvailable: true, startTime: '13:00' }),
}

describe.each(Object.entries(CHANGES))('a contractor who %s', (_, change) => {
  const scene = async () => {
    const here = await sceneOf(world)
    const [contractor = ''] = here.people
    const phone = await phoneOf(world, contractor)
    return {
      one: await here.customer(),
      /** The change is made while `act` waits for the contractor it has already found fit. */
      meanwhile: async <T>(act: () => Promise<T>): Promise<T> => {
        const kept = await keepLocked(world.database.url, 'handyman_profiles', contractor)
        const changing = change(phone)
        await kept.untilWaiting(1)
        const acting = act()
        await kept.untilWaiting(2)
        await kept.letGo()
        await changing
        return acting
      },
    }
  }

  it('is not held by somebody who found them fit just before', async () => {
    const { one, meanwhile } = await scene()
    const refusal = refusalOf(await meanwhile(() => one.tryHold(WED, 'am')))
    expect(refusal).toMatchObject({ status: 409, code: 'SLOT_UNAVAILABLE' })
  })

  it('is not booked by somebody who held them just before', async () => {
    const { one, meanwhile } = await scene()
    const { holdId } = await one.hold(WED, 'am')
    const intent = await one.intent(holdId)
    await one.pay(intent)
    const refusal = refusalOf(await meanwhile(() => one.tryBook(holdId, intent.paymentIntentId)))
    expect(refusal).toMatchObject({ status: 409, code: 'SLOT_UNAVAILABLE' })
    await world.work()
    expect(await bookingsOf(one)).toEqual([])
    expect(await openExceptionsOf(one)).toEqual(['payment_unbooked'])
    await expectPromisesKept(world, [one])
  })
})
