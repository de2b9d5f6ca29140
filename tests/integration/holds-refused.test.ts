import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { refusalOf, stepsOf } from '../harness/customer-steps.ts'
import { expectPromisesKept } from '../harness/invariants.ts'
import { MONDAY, openWorld } from '../harness/world.ts'
import type { Customer } from '../harness/world-people.ts'

const WED = '2031-01-15'

const world = await openWorld()

describe('a hold that is refused', () => {
  const { clock } = world
  const setting = async () => {
    clock.set(MONDAY)
    const task = await world.task()
    await world.contractor({ skills: { [task]: 'expert' }, days: [WED, '2031-01-16'] })
    return { task, one: await world.customer({ needs: [task] }) }
  }
  /** A new version of the quote, as the back office makes it. */
  const requote = async ({ leadId }: Customer, task: string) => {
    const made = await world.payload.create({
      ...{ collection: 'quotes', overrideAccess: true, depth: 0 },
      data: {
        ...{ lead: leadId, style: 'fixed' },
        lineItems: [{ sku_id: await world.sku([task]), qty: 1 }],
      } as never,
    })
    return { token: String(made.token), quoteId: String(made.id) }
  }

  it('belongs to another quote: not found, by any verb', async () => {
    const { task, one } = await setting()
    const other = stepsOf(world, await world.customer({ needs: [task] }))
    const mine = stepsOf(world, one)
    const { holdId } = await mine.hold(WED, 'am')
    const intent = await mine.intent(holdId)
    const theirs = await other.hold(WED, 'pm')
    expect((await other.delete(`/holds/${holdId}`)).status).toBe(404)
    expect(refusalOf(await other.tryIntent(holdId))).toMatchObject({ status: 404 })
    for (const [hold, intentId] of [
      [holdId, intent.paymentIntentId],
      [theirs.holdId, intent.paymentIntentId],
      [randomUUID(), randomUUID()],
    ] as const)
      expect(refusalOf(await other.tryBook(hold, intentId))).toMatchObject({ status: 404 })
    expect(refusalOf(await other.post('/booking/reschedule', { holdId }))).toMatchObject({
      status: 404,
    })
  })

  it('is for a quote that is priced anew: no time is offered, and none is held', async () => {
    const { one } = await setting()
    const device = stepsOf(world, one)
    expect((await device.slots(`?from=${WED}&to=${WED}`)).days).not.toEqual([])
    const put = (state: string) =>
      world.sql('update leads set state = $2 where id = $1', [one.leadId, state])
    await put('estimator_queued')
    expect(await device.slots(`?from=${WED}&to=${WED}`)).toEqual({ days: [], nextAvailable: null })
    expect((await device.get()).body).toMatchObject({ quote: { status: 'under_review' } })
    expect(refusalOf(await device.tryHold(WED, 'am'))).toMatchObject({ status: 409, code: 'STALE' })
    await put('quote_viewed')
    await device.hold(WED, 'am')
  })

  it('names no hold at all', async () => {
    const { one } = await setting()
    const device = stepsOf(world, one)
    for (const id of ['1', 'null', randomUUID()])
      expect((await device.delete(`/holds/${id}`)).status).toBe(404)
    expect(refusalOf(await device.tryIntent('nonsense')).status).toBe(404)
    expect(refusalOf(await stepsOf(world, { token: 'nobody' }).tryHold(WED, 'am')).status).toBe(404)
  })

  it('is of a superseded quote: the new token comes with the refusal', async () => {
    const { task, one } = await setting()
    const old = stepsOf(world, one)
    const { holdId } = await old.hold(WED, 'am')
    const { token } = await requote(one, task)
    const refusals = [
      await old.tryHold(WED, 'am'),
      await old.tryIntent(holdId),
      await old.post('/booking/reschedule', { holdId }),
      await old.get('/slots'),
    ].map(refusalOf)
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ status: 410, code: 'QUOTE_SUPERSEDED', data: { token } })
    expect(await world.sql('select 1 from slot_holds where id = $1', [holdId])).toEqual([])
    const page = await old.get<{ quote: { token: string; version: number } }>()
    expect(page.body.quote).toMatchObject({ token, version: 2 })
    await stepsOf(world, { token }).hold(WED, 'am')
  })

  it('cannot be superseded while the customer pays', async () => {
    const { task, one } = await setting()
    const device = stepsOf(world, one)
    const intent = await device.intent((await device.hold(WED, 'am')).holdId)
    await expect(requote(one, task)).rejects.toMatchObject({ code: 'STALE', status: 409 })
    await device.confirm(intent, 'pm_card_visa_chargeDeclined')
    await world.work()
    await requote(one, task)
    await world.work()
    expect((await world.stripe.intent(intent.paymentIntentId)).status).toBe('canceled')
  })

  it('is of an expired quote, which lives as long as its hold', async () => {
    const { one } = await setting()
    const device = stepsOf(world, one)
    clock.forward({ days: 3, minutes: -2 })
    await world.sql('update contractor_availability_dates set date = date + 7')
    const { holdId } = await device.hold('2031-01-22', 'am')
    clock.forward({ minutes: 4 })
    await world.run('expire-quotes')
    expect((await device.tryIntent(holdId)).status).toBe(200)
    clock.forward({ minutes: 2 })
    await world.run('expire-holds')
    clock.forward({ minutes: 11 })
    await world.run('sweep-payments')
    await world.run('expire-quotes')
    const refusal = refusalOf(await device.tryHold('2031-01-22', 'am'))
    expect(refusal).toMatchObject({ status: 410, code: 'QUOTE_EXPIRED' })
    expect(refusalOf(await device.get('/slots')).code).toBe('QUOTE_EXPIRED')
    const [lead] = await world.sql('select state from leads where id = $1', [one.leadId])
    expect(lead).toEqual({ state: 'quote_expired' })
  })

  it('is for a time that is not offered', async () => {
    const { one } = await setting()
    const device = stepsOf(world, one)
    for (const [date, slot] of [
      ['2031-01-13', 'am'],
      ['2031-01-10', 'am'],
      ['2031-01-14', 'am'],
      [WED, '18:00'],
      [WED, '07:00'],
      ['2031-03-30', 'am'],
    ] as const) {
      const refusal = refusalOf(await device.tryHold(date, slot))
      expect(refusal, `${date} ${slot}`).toMatchObject({ status: 409, code: 'SLOT_UNAVAILABLE' })
      expect(refusal.alternatives).toBeInstanceOf(Array)
    }
    for (const [date, slot] of [
      ['2031-02-30', 'am'],
      [WED, 'noon'],
      [WED, '09:30'],
      ['tomorrow', 'am'],
    ] as const)
      expect(refusalOf(await device.tryHold(date, slot)), `${date} ${slot}`).toMatchObject({
        ...{ status: 400, code: 'VALIDATION_ERROR' },
      })
  })

  it('is for work nobody can be promised for', async () => {
    const { task } = await setting()
    const unplaced = await world.customer({ needs: [task], place: null })
    const untagged = await world.customer({ needs: [] })
    const tooLong = await world.customer({ needs: [task], minutes: 601 })
    for (const one of [unplaced, untagged, tooLong]) {
      const device = stepsOf(world, one)
      expect((await device.slots()).days).toEqual([])
      expect(refusalOf(await device.tryHold(WED, 'am'))).toMatchObject({ status: 409 })
    }
    const raised = await world.sql<{ kind: string }>(
      'select kind from exceptions where lead_id = any($1::uuid[]) order by kind::text',
      [[unplaced.leadId, untagged.leadId, tooLong.leadId]],
    )
    expect(raised.map(({ kind }) => kind)).toEqual([
      ...['job_too_long', 'no_required_tasks', 'postcode_unplaced'],
    ])
  })

  it('keeps its promises through all of this', () => expectPromisesKept(world))
})
