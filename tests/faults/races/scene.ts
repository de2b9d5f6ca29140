/** The people of one plan, and what each customer's pages remember while it runs. */
import { randomUUID } from 'node:crypto'
import { customerOf } from '../../harness/customer.ts'
import type { IntentAnswer, Slot } from '../../harness/customer-steps.ts'
import { dayFromNow, type Races } from './business.ts'
import { type ContractorPlan, type CustomerPlan, DAYS, type Plan, TASKS } from './plans.ts'

export interface Party {
  leadId: string
  quoteId: string
  /** What their page shows as held and as being paid; the latest answer counts. */
  held: { holdId: string; device: number; asked: Slot } | null
  paying: { holdId: string; intent: IntentAnswer } | null
  on: (process: number, device: number) => ReturnType<typeof customerOf>
}

export interface Worker {
  id: string
  plan: ContractorPlan
  cookie: { cookie: string }
}

/** A street of its own for each plan's people is not needed: their tasks are nobody else's. */
export const makeScene = async (races: Races, plan: Plan) => {
  const { people, staff, business } = races
  const tasks: string[] = []
  for (let n = 0; n < TASKS; n++) tasks.push(await people.task())
  const dates = DAYS.map(dayFromNow)
  const taskAt = (n: number) => tasks[n] ?? ''

  const workers: Worker[] = []
  for (const one of plan.contractors) {
    const id = await people.contractor({
      skills: Object.fromEntries(
        one.skills.flatMap((known, n) => (known ? [[taskAt(n), known]] : [])),
      ),
      days: one.hours.flatMap((hours, n) => (hours ? [{ date: dates[n] ?? '', ...hours }] : [])),
      maxConcurrentJobs: one.cap,
    })
    workers.push({ id, plan: one, cookie: await staff.contractorCookie(id) })
  }

  const partyOf = async (one: CustomerPlan): Promise<Party> => {
    const made = await people.customer({
      needs: [taskAt(one.task)],
      style: 'fixed_optionals',
      confidence: one.confidence,
      minutes: one.minutes,
      customerType: one.consumer ? 'homeowner' : 'commercial',
      extras: [{ price: 4000, minutes: 30, tasks: [taskAt(one.extraTask)] }],
    })
    const devices = [randomUUID(), randomUUID()]
    return {
      leadId: made.leadId,
      quoteId: made.quoteId,
      held: null,
      paying: null,
      on: (process, device) =>
        customerOf({ appUrl: business.appUrls[process] ?? '' }, made.token, devices[device]),
    }
  }
  const parties: Party[] = []
  for (const one of plan.customers) parties.push(await partyOf(one))
  return { tasks, dates, workers, parties }
}

export type Scene = Awaited<ReturnType<typeof makeScene>>
