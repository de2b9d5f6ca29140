/** Hold and confirm through HTTP, against the same two transactions in plain SQL. */
import type pg from 'pg'
import { bookFloor, planFloor } from './booking-floor.ts'
import { bookOurs, chooseSlots } from './booking-ours.ts'
import { type Country, makeCountry } from './country.ts'
import { askIn, makeCustomers } from './customers.ts'
import { type Dice, diceFrom } from './dice.ts'
import { type Bench, type Figure, median, ms, quantile } from './measure.ts'
import { type Step, stopwatchFor } from './processor-time.ts'
import { differences, rowsWritten, type Span } from './rows-written.ts'
import { callerOf, startApp } from './serve.ts'
import { verifyNoOverbooking } from './verify.ts'

interface Size {
  contractors: number
  /** Bookings in a round, of ours and of the floor. */
  bookings: number
  rounds: number
}

interface Side {
  hold: Step
  confirm: Step
}

interface Round {
  bookings: number
  ours: Side
  floor: Side
}

const customersFor = async (pool: pg.Pool, country: Country, dice: Dice, count: number) =>
  makeCustomers(
    pool,
    Array.from({ length: count }, () => askIn(country, dice, 'ordinary')),
  )

const counted = async <T>(
  pool: pg.Pool,
  count: boolean,
  run: () => Promise<T>,
): Promise<{ answer: T; rows?: Span }> => {
  const before = count ? await rowsWritten(pool) : undefined
  const answer = await run()
  return { answer, rows: before && { before, after: await rowsWritten(pool) } }
}

const sayRows = (ours: Span, floor: Span, bookings: number): void => {
  const words = differences(ours, floor, bookings)
  console.log(`  rows written by both sides: ${words.length === 0 ? 'the same' : words.join('; ')}`)
}

const sayRound = (round: number, { bookings, ours, floor }: Round): void => {
  const words = ({ hold, confirm }: Side) =>
    `${[hold, confirm].map(({ took }) => ((bookings * 1000) / took).toFixed(0)).join(' + ')}`
  console.log(
    `  round ${round}: holds + confirmations a second ${words(ours)}, floor ${words(floor)}`,
  )
}

const sizeOf = (quick: boolean): Size => ({
  contractors: 1000,
  bookings: quick ? 160 : 480,
  rounds: quick ? 2 : 5,
})

export const benchBooking: Bench = async (databases, quick) => {
  const { contractors, bookings, rounds } = sizeOf(quick)
  const database = await databases.open('bench_booking')
  const { pool } = database
  const dice = diceFrom(5)
  const country = await makeCountry(pool, { contractors, load: 0.3, specialistLoad: 0.3 })
  const app = await startApp(database.url, databases.dataDir)
  const caller = callerOf(app.port, 16)
  const stopwatch = stopwatchFor(databases.pid, [app.pid])
  const done: Round[] = []
  for (let round = 0; round <= rounds; round++) {
    const mine = await customersFor(pool, country, dice, bookings)
    const wanted = await chooseSlots(caller, mine, dice)
    const book = () => bookOurs(pool, caller, wanted, stopwatch)
    const ours = await counted(pool, round === 0, () =>
      round === rounds ? app.profiled(pool, book) : book(),
    )
    const plan = await planFloor(pool, await customersFor(pool, country, dice, wanted.length))
    const floor = await counted(pool, round === 0, () => bookFloor(pool, plan, stopwatch))
    const took = { bookings: wanted.length, ours: ours.answer, floor: floor.answer }
    sayRound(round, took)
    // The first round warms both sides up; it is also the one whose rows are counted.
    if (round > 0) done.push(took)
    else if (ours.rows && floor.rows) sayRows(ours.rows, floor.rows, wanted.length)
  }
  await verifyNoOverbooking(pool)
  caller.end()
  await app.stop()
  await database.drop()
  return figuresOf(done)
}

type Of = (side: Side) => number

/** A rate of both sides; the ratio is the median of the rounds' own. */
const rateLine = (rounds: Round[], what: string, took: Of, aim?: number): Figure => {
  const rate = (side: 'ours' | 'floor') =>
    median(rounds.map((round) => (round.bookings * 1000) / took(round[side])))
  const ratio = median(rounds.map(({ ours, floor }) => took(floor) / took(ours)))
  return {
    what,
    figure: `${rate('ours').toFixed(0)}/s`,
    beside: `${rate('floor').toFixed(0)}/s`,
    ratio: ratio.toFixed(2),
    ...(aim && { aim: `>= ${aim}`, met: ratio >= aim }),
  }
}

/** Processor time of a booking, all processes together, and PostgreSQL's part in it. */
const processorLine = (rounds: Round[]): Figure => {
  const of = (round: Round, side: 'ours' | 'floor', part: 'postgres' | 'node') =>
    (round[side].hold.processor[part] + round[side].confirm.processor[part]) / round.bookings
  const each = (side: 'ours' | 'floor') => ({
    postgres: median(rounds.map((round) => of(round, side, 'postgres'))),
    node: median(rounds.map((round) => of(round, side, 'node'))),
  })
  const words = ({ postgres, node }: { postgres: number; node: number }) =>
    `${(postgres + node).toFixed(1)} ms (${postgres.toFixed(1)} PostgreSQL)`
  const [ours, floor] = [each('ours'), each('floor')]
  return {
    what: '  processor time of one',
    figure: words(ours),
    beside: words(floor),
    ratio: ((floor.postgres + floor.node) / (ours.postgres + ours.node)).toFixed(2),
  }
}

const figuresOf = (rounds: Round[]): Figure[] => {
  const calls = rounds.flatMap(({ ours }) => [...ours.hold.each, ...ours.confirm.each])
  return [
    rateLine(
      rounds,
      'booking: hold + confirm, 16 customers',
      ({ hold, confirm }) => hold.took + confirm.took,
      0.35,
    ),
    rateLine(rounds, '  hold alone', ({ hold }) => hold.took),
    rateLine(rounds, '  confirm alone', ({ confirm }) => confirm.took),
    processorLine(rounds),
    {
      what: '  one call, p50 / p99',
      figure: `${ms(median(calls))} / ${ms(quantile(calls, 0.99))}`,
    },
  ]
}
