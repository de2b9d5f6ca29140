/** One slot that everybody wants at the same moment, over HTTP; beside the plainest way to share it out. */
import type pg from 'pg'
import { makeCountry } from './country.ts'
import { askIn, type Customer, makeCustomers } from './customers.ts'
import { diceFrom } from './dice.ts'
import { type Bench, type Figure, inParallel, median, ms, quantile } from './measure.ts'
import { type Caller, callerOf, startApp } from './serve.ts'
import { verifyNoOverbooking } from './verify.ts'

const AIM_P99_MS = 2000

interface Page {
  days: { date: string; slots: { timeSlot: string; contractors: number }[] }[]
}

interface Wanted {
  date: string
  timeSlot: string
  shown: number
}

interface Refusal {
  errors?: { code: string; data?: { alternatives?: unknown[] } }[]
}

interface Rush {
  wanted: Wanted
  held: number
  /** Refused with the three nearest times. */
  refused: number
  each: number[]
  floor: number[]
}

/** A half-day that several could serve, some days ahead. */
const chooseSlot = async (caller: Caller, token: string): Promise<Wanted | null> => {
  const { body } = await caller.call<Page>('GET', `/q/${token}/slots`)
  const halves = body.days
    .slice(4)
    .flatMap(({ date, slots }) =>
      slots
        .filter(({ timeSlot }) => timeSlot === 'am')
        .map(({ timeSlot, contractors }) => ({ date, timeSlot, shown: contractors })),
    )
  const wanted = halves.find(({ shown }) => shown >= 5)
  return wanted ? showDay(caller, token, wanted) : null
}

/** As that day's own page shows it. */
const showDay = async (caller: Caller, token: string, { date, timeSlot }: Wanted) => {
  const path = `/q/${token}/slots?from=${date}&to=${date}`
  const { body } = await caller.call<Page>('GET', path)
  const slot = body.days[0]?.slots.find((one) => one.timeSlot === timeSlot)
  return { date, timeSlot, shown: slot?.contractors ?? 0 }
}

/** @throws Error when a customer is answered anything but a hold or a refusal */
const rushFor = async (caller: Caller, wanted: Wanted, customers: readonly Customer[]) => {
  let held = 0
  let refused = 0
  const { each } = await inParallel(customers.length, customers.length, async (at) => {
    const { date, timeSlot } = wanted
    const token = customers[at]?.token
    const answer = await caller.call<Refusal>('POST', `/q/${token}/holds`, { date, timeSlot })
    const [error] = answer.body.errors ?? []
    if (answer.status === 201) held++
    else if (answer.status === 409 && error?.data?.alternatives?.length === 3) refused++
    else throw new Error(`A customer was answered ${JSON.stringify(answer)}.`)
  })
  return { held, refused, each }
}

/** The plainest way: lock the places that are left and write a row on the first, or be refused. */
const plainRush = async (pool: pg.Pool, places: number, customers: number): Promise<number[]> => {
  await pool.query(
    `create unlogged table places (id int primary key, taken_by uuid);
    insert into places select n from generate_series(1, ${places}) n`,
  )
  const { each } = await inParallel(customers, customers, () =>
    pool.query({
      name: 'place',
      text: `update places set taken_by = gen_random_uuid()
        where id = (select id from places where taken_by is null limit 1 for update skip locked)`,
    }),
  )
  await pool.query('drop table places')
  return each
}

export const benchContention: Bench = async (databases, quick) => {
  const database = await databases.open('bench_contention')
  const { pool } = database
  const dice = diceFrom(3)
  const country = await makeCountry(pool, { contractors: 1000, load: 0.3, specialistLoad: 0.3 })
  const app = await startApp(database.url, databases.dataDir)
  const count = quick ? 100 : 500
  const rushes: Rush[] = []
  for (const round of quick ? [0, 1] : [0, 1, 2, 3]) {
    const caller = callerOf(app.port, count)
    const asked = askIn(country, dice, 'ordinary')
    const customers = await makeCustomers(
      pool,
      Array.from({ length: count }, () => asked),
    )
    const wanted = await chooseSlot(caller, customers[0]?.token ?? '')
    if (!wanted) continue
    const rush = () => rushFor(caller, wanted, customers)
    const came = await (round === 1 ? app.profiled(pool, rush) : rush())
    const floor = await plainRush(pool, wanted.shown, count)
    console.log(
      `  round ${round}: ${wanted.shown} shown, ${came.held} held, ${came.refused} refused, p99 ${ms(quantile(came.each, 0.99))}`,
    )
    // The first round warms the processes up.
    caller.end()
    if (round > 0) rushes.push({ ...came, wanted, floor })
  }
  await verifyNoOverbooking(pool)
  await app.stop()
  await database.drop()
  return figuresOf(rushes, count)
}

const figuresOf = (rushes: readonly Rush[], count: number): Figure[] => {
  const sum = (of: (rush: Rush) => number) => rushes.reduce((all, rush) => all + of(rush), 0)
  const shown = sum(({ wanted }) => wanted.shown)
  const held = sum((rush) => rush.held)
  const p99 = median(rushes.map(({ each }) => quantile(each, 0.99)))
  const plain = median(rushes.map(({ floor }) => quantile(floor, 0.99)))
  return [
    {
      what: `contention: one slot, ${count} at once, p99`,
      figure: ms(p99),
      beside: `${ms(plain)}, a row taken`,
      ratio: (plain / p99).toFixed(3),
      aim: `< ${AIM_P99_MS} ms`,
      met: p99 < AIM_P99_MS,
    },
    {
      what: `  holds made, of ${rushes.length} slots; beside what the slots showed`,
      figure: `${held}`,
      beside: `${shown}`,
      ratio: (held / shown).toFixed(2),
      aim: 'the same',
      met: rushes.every(({ wanted, held }) => wanted.shown === held),
    },
    {
      what: '  refused with three alternatives; beside all the others',
      figure: `${sum(({ refused }) => refused)}`,
      beside: `${count * rushes.length - held}`,
      aim: 'the same',
      met: rushes.every(({ held, refused }) => held + refused === count),
    },
  ]
}
