import { describe, expect, it } from 'vitest'
import { refusalOf, shownIn, stepsOf } from '../harness/customer-steps.ts'
import { expectPromisesKept } from '../harness/invariants.ts'
import { openWorld } from '../harness/world.ts'

describe('first look', async () => {
  const world = await openWorld()
  it('books', async () => {
    const tap = await world.task()
    await world.contractor({ skills: { [tap]: 'expert' }, days: ['2031-01-15'] })
    const customer = stepsOf(world, await world.customer({ needs: [tap] }))
    expect(shownIn(await customer.slots(), '2031-01-15', 'am')).toBe(1)
    const booked = await customer.bookWhole('2031-01-15', 'am')
    expect(await world.work()).toEqual([])
    console.log(booked, await world.sql('select purpose, status from messages'))
    await expectPromisesKept({ ...world, now: world.clock.now }, { nothingLeft: true })
    expect(refusalOf(await customer.tryHold('2031-01-15', 'pm'))).toEqual({})
  })
})
