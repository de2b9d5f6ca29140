/** Random days of a small business: who works there, who wants what, and who does what at once. */
import fc from 'fast-check'

export const TASKS = 3
export const CONTRACTORS = 4
export const CUSTOMERS = 6
/** Days from today: one within the time in which nothing is swapped any more, one long before it. */
export const DAYS = [2, 20] as const
export const SLOTS = ['am', 'pm', '09:00', '12:00'] as const

export interface ContractorPlan {
  /** How well, by task; null: not at all. The first task is everybody's, so that nobody is idle. */
  skills: ('expert' | 'capable' | null)[]
  cap: number
  /** Hours offered on each of the days; null: none. */
  hours: ({ from: string; to: string } | null)[]
}

export interface CustomerPlan {
  task: number
  confidence: 'expert' | 'capable'
  minutes: number
  consumer: boolean
  /** Ticks this one beside the quote, when they tick anything. */
  extraTask: number
}

export type Step =
  | { do: 'hold'; customer: number; day: number; slot: string; device: number }
  | { do: 'release' | 'renew' | 'lapse' | 'pay' | 'decline' | 'book'; customer: number }
  | { do: 'intent'; customer: number; ticked: boolean }
  /** The bank asks whether it is really them, and is answered. */
  | { do: 'challenge'; customer: number; outcome: 'succeed' | 'fail' }
  /** Hold, intent, card and booking, one after the other. */
  | { do: 'buy'; customer: number; day: number; slot: string; ticked: boolean }
  | { do: 'webhook'; customer: number; times: number; anew: boolean }
  | { do: 'cancel' | 'cancelByStaff' | 'reschedule'; customer: number }
  | { do: 'moveByStaff'; customer: number; day: number; slot: string }
  | { do: 'assign'; customer: number; contractor: number }
  | { do: 'dropOut'; customer: number }
  | { do: 'dayOff' | 'dayOn' | 'dayGone'; contractor: number; day: number; byPhone: boolean }
  | { do: 'deactivate' | 'activate'; contractor: number }
  | { do: 'unlearn' | 'learn'; contractor: number; task: number; byPhone: boolean }
  | { do: 'sweep' }

export interface Move {
  step: Step
  /** Which process of the app hears of it. */
  process: number
}

export interface Plan {
  contractors: ContractorPlan[]
  customers: CustomerPlan[]
  /** Everything in one round happens at once; the next begins when all of it is answered. */
  rounds: Move[][]
}

/** Plain objects, so that a plan that failed can be read. */
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { noNullPrototype: true })
const upTo = (count: number) => fc.nat({ max: count - 1 })
const one = <T extends string>(...names: T[]) => fc.constantFrom(...names)
const customer = upTo(CUSTOMERS)
const contractor = upTo(CONTRACTORS)
/** Mostly the far day, where bookings may still be swapped, and mostly the same half of it. */
const day = fc.constantFrom(0, 1, 1, 1)
const task = upTo(TASKS)
const slot = fc.constantFrom<string>('am', 'am', 'am', ...SLOTS)
const byPhone = fc.boolean()

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: record({ do: one('buy'), customer, day, slot, ticked: fc.boolean() }),
  },
  { weight: 8, arbitrary: record({ do: one('hold'), customer, day, slot, device: upTo(2) }) },
  { weight: 3, arbitrary: record({ do: one('release', 'renew', 'lapse'), customer }) },
  { weight: 4, arbitrary: record({ do: one('intent'), customer, ticked: fc.boolean() }) },
  { weight: 8, arbitrary: record({ do: one('pay', 'decline', 'book', 'book'), customer }) },
  {
    weight: 3,
    arbitrary: record({
      do: one('challenge'),
      customer,
      outcome: one('succeed', 'succeed', 'fail'),
    }),
  },
  {
    weight: 3,
    arbitrary: record({
      ...{ do: one('webhook'), customer, times: fc.integer({ min: 1, max: 5 }) },
      anew: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: record({
      do: one('cancel', 'cancelByStaff', 'reschedule', 'reschedule'),
      customer,
    }),
  },
  { weight: 2, arbitrary: record({ do: one('moveByStaff'), customer, day, slot }) },
  { weight: 2, arbitrary: record({ do: one('assign'), customer, contractor }) },
  { weight: 2, arbitrary: record({ do: one('dropOut'), customer }) },
  {
    weight: 3,
    arbitrary: record({ do: one('dayOff', 'dayOn', 'dayOn', 'dayGone'), contractor, day, byPhone }),
  },
  { weight: 2, arbitrary: record({ do: one('deactivate', 'activate', 'activate'), contractor }) },
  {
    weight: 3,
    arbitrary: record({ do: one('unlearn', 'learn', 'learn'), contractor, task, byPhone }),
  },
  { weight: 1, arbitrary: record({ do: one('sweep') }) },
)

const buy = record({ do: one('buy'), customer, day, slot, ticked: fc.boolean() })
/** A plan begins with some of them buying, so that there is something to move, swap and lose. */
const opening = fc.array(record({ step: buy, process: upTo(2) }), { minLength: 3, maxLength: 6 })
const round = fc.array(record({ step, process: upTo(2) }), { minLength: 1, maxLength: 8 })

const known = fc.constantFrom('expert' as const, 'capable' as const)
const hours = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ from: '08:00', to: '18:00' }) },
  { weight: 1, arbitrary: fc.constant({ from: '08:00', to: '13:00' }) },
  { weight: 2, arbitrary: fc.constant(null) },
)

const anyPlan: fc.Arbitrary<Plan> = record({
  contractors: fc.array(
    record({
      skills: fc
        .tuple(known, ...Array.from({ length: TASKS - 1 }, () => fc.option(known)))
        .map((skills) => [...skills]),
      cap: fc.constantFrom(1, 1, 2, 3),
      hours: fc.tuple(...DAYS.map(() => hours)).map((both) => [...both]),
    }),
    { minLength: CONTRACTORS, maxLength: CONTRACTORS },
  ),
  customers: fc.array(
    record({
      ...{ task, confidence: known, minutes: fc.constantFrom(60, 180, 360) },
      ...{ consumer: fc.boolean(), extraTask: task },
    }),
    { minLength: CUSTOMERS, maxLength: CUSTOMERS },
  ),
  rounds: fc
    .tuple(opening, fc.array(round, { minLength: 3, maxLength: 8 }))
    .map(([first, rest]) => [first, ...rest]),
})

/**
 * The same plan where at first one person works on the far day, and can do two kinds of job: the
 * plain one is booked on them, somebody else who could do that comes along, and then the special
 * one is wanted. Only a swap serves both.
 */
const specialistTaken = ({ contractors, customers, rounds }: Plan): Plan => {
  const buyOn = (who: number): Move => ({
    step: { do: 'buy', customer: who, day: 1, slot: 'am', ticked: false },
    process: who,
  })
  const others = (rounds[0] ?? []).filter(
    ({ step }) => step.do === 'buy' && step.customer > 1 && step.day === 0,
  )
  return {
    contractors: contractors.map(({ skills, hours: [near = null], cap }, n) => ({
      skills: [
        skills[0] ?? 'expert',
        n === 0 ? 'expert' : null,
        n > 1 ? (skills[2] ?? null) : null,
      ],
      hours: [near, n === 0 ? { from: '08:00', to: '18:00' } : null],
      cap,
    })),
    customers: customers.map((one, n) =>
      n > 1 ? one : { ...one, task: n, confidence: n === 0 ? 'capable' : 'expert', minutes: 60 },
    ),
    rounds: [
      [buyOn(0), ...others],
      [{ step: { do: 'dayOn', contractor: 1, day: 1, byPhone: true }, process: 0 }],
      [buyOn(1), ...(rounds[1] ?? [])],
      ...rounds.slice(2),
    ],
  }
}

/** The only one who can do a job gives the skill up, again and again, just as it is being bought. */
const skillGoing = ({ contractors, customers, rounds }: Plan): Plan => {
  const change = (what: 'unlearn' | 'learn', n: number): Move => ({
    step: { do: what, contractor: 0, task: 1, byPhone: n % 2 === 0 },
    process: n % 2,
  })
  const buyOn = (who: number, day: number): Move => ({
    step: { do: 'buy', customer: who, day, slot: '09:00', ticked: false },
    process: who % 2,
  })
  return {
    contractors: contractors.map(({ skills, hours, cap }, n) => ({
      skills: skills.map((skill, task) => (task === 1 ? (n === 0 ? 'expert' : null) : skill)),
      hours: n === 0 ? hours.map(() => ({ from: '08:00', to: '18:00' })) : hours,
      cap,
    })),
    customers: customers.map((one) => ({ ...one, task: 1, minutes: 60 })),
    rounds: [
      ...[0, 1, 2].flatMap((n) => [
        [buyOn(2 * n, 0), change('unlearn', n), buyOn(2 * n + 1, 1)],
        [change('learn', n)],
      ]),
      ...rounds.slice(2),
    ],
  }
}

export const plan: fc.Arbitrary<Plan> = fc.oneof(
  { weight: 3, arbitrary: anyPlan },
  { weight: 1, arbitrary: anyPlan.map(specialistTaken) },
  { weight: 1, arbitrary: anyPlan.map(skillGoing) },
)

export const moveInWords = ({ step: { do: what, ...more }, process }: Move) =>
  `${what}(${Object.entries(more)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')}) at ${process}`

/** A plan as a person reads it, for when it goes wrong. */
export const inWords = ({ contractors, customers, rounds }: Plan): string =>
  [
    ...contractors.map((one, n) => `contractor ${n}: ${JSON.stringify(one)}`),
    ...customers.map((one, n) => `customer ${n}: ${JSON.stringify(one)}`),
    ...rounds.map((round, n) => `round ${n}: ${round.map(moveInWords).join(' ‖ ')}`),
  ].join('\n')
