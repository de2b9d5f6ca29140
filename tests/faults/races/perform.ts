/** One step of a plan against the running business, over HTTP as whoever would take it. */
import { randomUUID } from 'node:crypto'
import { type Answer, call, confirmCard } from '../../harness/customer.ts'
import type { HoldAnswer, IntentAnswer } from '../../harness/customer-steps.ts'
import type { Races } from './business.ts'
import type { Move, Step } from './plans.ts'
import type { Party, Scene, Worker } from './scene.ts'

type Said = Answer<unknown> | null
type Of<What extends Step['do']> = Extract<Step, { do: What }>

const NONE: Said = null

export const performerOf = (races: Races, scene: Scene) => {
  const { business, sql, stripe, ops } = races
  const party = (n: number) => scene.parties[n] as Party
  const worker = (n: number) => scene.workers[n] as Worker
  const date = (n: number) => scene.dates[n] ?? ''
  const send = (process: number, method: string, path: string, headers: object, body?: unknown) =>
    call<unknown>(`${business.appUrls[process]}/api${path}`, {
      method,
      body,
      headers: { ...headers },
    })
  const byStaff = (process: number, method: string, path: string, body?: unknown) =>
    send(process, method, path, ops, body)

  const hold = async (
    { customer, day, slot, device }: Pick<Of<'hold'>, 'customer' | 'day' | 'slot' | 'device'>,
    process: number,
  ) => {
    const who = party(customer)
    const asked = { date: date(day), timeSlot: slot }
    const said = await who.on(process, device).post<HoldAnswer>('/holds', asked)
    if (said.status === 201) who.held = { holdId: said.body.holdId, device, asked }
    return said
  }
  const intent = async (customer: number, ticked: boolean, process: number) => {
    const who = party(customer)
    const { held } = who
    if (!held) return NONE
    const said = await who.on(process, held.device).post<IntentAnswer>('/payment-intent', {
      ...{ holdId: held.holdId, startWithinCoolingOff: true, extras: ticked ? [0] : [] },
    })
    if (said.status === 200) who.paying = { holdId: held.holdId, intent: said.body }
    return said
  }
  /** Stripe's answer is Stripe's affair: a card refused there is no answer of ours. */
  const card = async (customer: number, method: string) => {
    const { paying } = party(customer)
    if (paying) await confirmCard(paying.intent, method)
    return NONE
  }
  /** The answer may come before the bank has asked, or twice: it then counts for nothing. */
  const challenge = async ({ customer, outcome }: Of<'challenge'>) => {
    const { paying } = party(customer)
    if (!paying) return NONE
    await confirmCard(paying.intent, 'pm_card_threeDSecure2Required')
    await call(`${business.sandboxUrl}/sandbox/3ds/${paying.intent.paymentIntentId}`, {
      ...{ method: 'POST', body: { outcome } },
    })
    return NONE
  }
  const book = async (customer: number, process: number) => {
    const { paying, on } = party(customer)
    if (!paying) return NONE
    return on(process, 0).post('/bookings', {
      holdId: paying.holdId,
      paymentIntentId: paying.intent.paymentIntentId,
    })
  }
  const buy = async ({ customer, day, slot, ticked }: Of<'buy'>, process: number) => {
    const held = await hold({ customer, day, slot, device: 0 }, process)
    if (held.status !== 201) return held
    const asked = await intent(customer, ticked, 1 - process)
    if (asked?.status !== 200) return asked
    await card(customer, 'pm_card_visa')
    return book(customer, process)
  }
  const webhook = async ({ customer, times, anew }: Of<'webhook'>, process: number) => {
    const { paying } = party(customer)
    if (!paying) return NONE
    const { paymentIntentId } = paying.intent
    const about = (await stripe.events()).filter(
      ({ type, data }) => type.startsWith('payment_intent.') && data.object.id === paymentIntentId,
    )
    const copies = about.flatMap((event) =>
      Array.from({ length: times }, () => (anew ? { ...event, id: `evt_${randomUUID()}` } : event)),
    )
    const statuses = await Promise.all(copies.map((one, n) => stripe.deliver(one, process + n)))
    const worst = Math.max(0, ...statuses)
    return worst > 200 ? { status: worst, body: '', headers: new Headers() } : NONE
  }
  const bookingOf = async (customer: number) =>
    (
      await sql<{ id: string; contractorId: string; jobId: string }>(
        `select b.id, b.contractor_id as "contractorId", j.id as "jobId" from bookings b
          join contractor_jobs j on j.booking_id = b.id and j.status <> 'released'
          where b.lead_id = $1 and b.status = 'confirmed'`,
        [party(customer).leadId],
      )
    )[0]
  const onBooking = async (customer: number, process: number, verb: string, body: object) => {
    const booking = await bookingOf(customer)
    if (!booking) return NONE
    return byStaff(process, 'POST', `/bookings/${booking.id}/${verb}`, body)
  }
  const dropOut = async (customer: number, process: number) => {
    const booking = await bookingOf(customer)
    const whose = scene.workers.find(({ id }) => id === booking?.contractorId)
    if (!booking || !whose) return NONE
    const path = `/contractor/jobs/${booking.jobId}/cannot-make-it`
    return send(process, 'POST', path, whose.cookie, { reason: 'The van broke down' })
  }
  const setDay = async (step: Of<'dayOff' | 'dayOn' | 'dayGone'>, process: number) => {
    const { id, cookie } = worker(step.contractor)
    const isAvailable = step.do === 'dayOn'
    if (step.byPhone && step.do !== 'dayGone')
      return send(process, 'PUT', '/contractor/availability', cookie, {
        dates: [{ date: date(step.day), isAvailable }],
      })
    const [row] = await sql<{ id: string }>(
      'select id from contractor_availability_dates where contractor_id = $1 and date = $2::date',
      [id, date(step.day)],
    )
    const table = '/contractor-availability-dates'
    if (step.do === 'dayGone') return row ? byStaff(process, 'DELETE', `${table}/${row.id}`) : NONE
    if (row) return byStaff(process, 'PATCH', `${table}/${row.id}`, { isAvailable })
    return byStaff(process, 'POST', table, { contractor: id, date: date(step.day), isAvailable })
  }
  const setSkill = async (step: Of<'unlearn' | 'learn'>, process: number) => {
    const { id, cookie } = worker(step.contractor)
    const task = scene.tasks[step.task] ?? ''
    const known = await sql<{ id: string; task: string; confidence: string }>(
      'select id, task_id as task, confidence from contractor_skills where handyman_id = $1',
      [id],
    )
    const row = known.find((skill) => skill.task === task)
    const rest = known.filter((skill) => skill !== row)
    const learnt = step.do === 'learn' ? [{ task, confidence: 'capable' }] : []
    if (step.byPhone)
      return send(process, 'PUT', '/contractor/skills', cookie, {
        skills: [
          ...rest.map(({ task: name, confidence }) => ({ task: name, confidence })),
          ...learnt,
        ],
      })
    if (step.do === 'unlearn')
      return row ? byStaff(process, 'DELETE', `/contractor-skills/${row.id}`) : NONE
    if (row)
      return byStaff(process, 'PATCH', `/contractor-skills/${row.id}`, { confidence: 'expert' })
    return byStaff(process, 'POST', '/contractor-skills', { handyman: id, ...learnt[0] })
  }
  const setActive = (step: Of<'deactivate' | 'activate'>, process: number) =>
    byStaff(process, 'PATCH', `/handyman-profiles/${worker(step.contractor).id}`, {
      isActive: step.do === 'activate',
    })
  const lapse = async (customer: number) => {
    await sql(
      `update slot_holds set expires_at = now() - interval '1 second' where quote_id = $1`,
      [party(customer).quoteId],
    )
    return NONE
  }

  /** What our system said, or null where nothing was asked of it. */
  return async ({ step, process }: Move): Promise<Said> => {
    switch (step.do) {
      case 'hold':
        return hold(step, process)
      case 'renew': {
        const { held } = party(step.customer)
        const day = scene.dates.indexOf(held?.asked.date ?? '')
        return held
          ? hold({ ...step, day, slot: held.asked.timeSlot, device: held.device }, process)
          : NONE
      }
      case 'release': {
        const { held, on } = party(step.customer)
        return held ? on(process, held.device).delete(`/holds/${held.holdId}`) : NONE
      }
      case 'lapse':
        return lapse(step.customer)
      case 'intent':
        return intent(step.customer, step.ticked, process)
      case 'pay':
        return card(step.customer, 'pm_card_visa')
      case 'decline':
        return card(step.customer, 'pm_card_visa_chargeDeclined')
      case 'challenge':
        return challenge(step)
      case 'book':
        return book(step.customer, process)
      case 'buy':
        return buy(step, process)
      case 'webhook':
        return webhook(step, process)
      case 'cancel':
        return party(step.customer)
          .on(process, 0)
          .post('/booking/cancel', { reason: 'Sold the house' })
      case 'reschedule': {
        const { held, on } = party(step.customer)
        return held
          ? on(process, held.device).post('/booking/reschedule', { holdId: held.holdId })
          : NONE
      }
      case 'cancelByStaff':
        return onBooking(step.customer, process, 'cancel', { reason: 'We cannot come' })
      case 'moveByStaff':
        return onBooking(step.customer, process, 'reschedule', {
          date: date(step.day),
          timeSlot: step.slot,
        })
      case 'assign':
        return onBooking(step.customer, process, 'assign', {
          ...{ contractor: worker(step.contractor).id, reason: 'The customer asked' },
        })
      case 'dropOut':
        return dropOut(step.customer, process)
      case 'dayOff':
      case 'dayOn':
      case 'dayGone':
        return setDay(step, process)
      case 'deactivate':
      case 'activate':
        return setActive(step, process)
      case 'unlearn':
      case 'learn':
        return setSkill(step, process)
      case 'sweep':
        await Promise.all([races.run('expire-holds'), races.run('sweep-payments')])
        return NONE
    }
  }
}
