/**
 * A town for a month, by a seed: who works, who asks, when, for what, and what they would accept.
 * Pure: the same seed gives the same month to every way of serving it.
 */
import { milesBetween, type Place } from '../../domain/distance.ts'
import { addDays, londonInstant, weekdayOf } from '../../domain/london-time.ts'
import { type Dice, diceFrom } from './dice.ts'

export interface Slot {
  date: string
  half: 'am' | 'pm'
}

export interface Worker {
  place: Place
  radiusMiles: number
  /** By the number of a task. */
  skills: number[]
  days: string[]
}

export interface Ask {
  place: Place
  needs: number[]
  /** Milliseconds since 1970. */
  at: number
  /** One to three, the first liked best. */
  accepts: Slot[]
  /** When they give up a booking they have got by then; most never do. */
  cancelsAt: number | null
}

export interface Town {
  tasks: number
  workers: Worker[]
  /** In the order they arrive. */
  asks: Ask[]
  offered: number
}

export interface TownSize {
  workers: number
  days: number
  /** Jobs asked for as a share of the half-days offered. */
  load: number
  seed: number
}

/** A Monday in winter; the clock is set to it. */
const FIRST = '2031-01-13'
/** Seventy tasks, as in a price book: six trades of ten, and ten that few can do. */
const TRADES = 6
const TASKS_OF_TRADE = 10
const SCARCE = 10
const SCARCE_SHARE = 0.12
const CANCELS = 0.08
const MOST_NOTICE_DAYS = 12
const SIDE_MILES = 20
const HALVES = ['am', 'pm'] as const

const placeIn = (dice: Dice): Place => ({
  latitude: 52.9 + (dice.next() * SIDE_MILES) / 69.05,
  longitude: -1.3 + (dice.next() * SIDE_MILES) / 41.6,
})

const tradeOf = (trade: number) =>
  Array.from({ length: TASKS_OF_TRADE }, (_, task) => trade * TASKS_OF_TRADE + task)
const COMMON = TRADES * TASKS_OF_TRADE

/** Specialists are all-rounders too: what makes it matter who is picked. */
const workerFrom = (dice: Dice, at: number, dates: readonly string[]): Worker => {
  const off = dice.someOf([0, 1, 2, 3, 4, 5, 6], 2)
  const others = Array.from({ length: dice.between(2, 10) }, () => dice.between(0, COMMON - 1))
  const scarce = at % 2 === 0 ? [COMMON + (Math.floor(at / 2) % SCARCE)] : []
  return {
    place: placeIn(dice),
    radiusMiles: dice.between(6, 20),
    skills: [
      ...new Set([
        ...tradeOf(at % TRADES),
        ...tradeOf(dice.between(0, TRADES - 1)),
        ...others,
        ...scarce,
      ]),
    ],
    days: dates.filter((date) => !off.includes(weekdayOf(date))),
  }
}

const canDo = ({ place, radiusMiles, skills }: Worker, ask: Pick<Ask, 'place' | 'needs'>) =>
  milesBetween(place, ask.place) <= radiusMiles && ask.needs.every((task) => skills.includes(task))

const startOf = ({ date, half }: Slot) => londonInstant(date, half === 'am' ? 480 : 780).getTime()

/** Nobody asks for what no worker in reach could ever do: neither side could be blamed for it. */
const needFrom = (dice: Dice, workers: readonly Worker[]): Pick<Ask, 'place' | 'needs'> => {
  for (;;) {
    const scarce = dice.next() < SCARCE_SHARE
    const needs = scarce
      ? [COMMON + dice.between(0, SCARCE - 1)]
      : dice.someOf(tradeOf(dice.between(0, TRADES - 1)), dice.between(1, 2))
    const need = { place: placeIn(dice), needs }
    if (workers.some((worker) => canDo(worker, need))) return need
  }
}

const askFrom = (dice: Dice, workers: readonly Worker[], dates: readonly string[]): Ask => {
  // The month is a ring: its last days are wanted as much as its first.
  const day = dice.between(0, dates.length - 1)
  const near = [0, 1, 2, 3].flatMap((later) => {
    const date = dates[(day + later) % dates.length] as string
    return HALVES.map((half) => ({ date, half }))
  })
  const accepts = dice.someOf(near, dice.between(1, 3))
  const first = Math.min(...accepts.map(startOf))
  const notice = (0.5 + dice.next() * (MOST_NOTICE_DAYS - 0.5)) * 86_400_000
  const at = first - notice
  const cancels = dice.next() < CANCELS
  const until = first - 2 * 3_600_000
  return {
    ...needFrom(dice, workers),
    at,
    accepts,
    cancelsAt: cancels ? at + 60_000 + dice.next() * (until - at - 60_000) : null,
  }
}

export const makeTown = ({ workers: count, days, load, seed }: TownSize): Town => {
  const dice = diceFrom(seed)
  const dates = Array.from({ length: days }, (_, day) => addDays(FIRST, MOST_NOTICE_DAYS + 1 + day))
  const workers = Array.from({ length: count }, (_, at) => workerFrom(dice, at, dates))
  const offered = workers.reduce((sum, worker) => sum + 2 * worker.days.length, 0)
  const asks = Array.from({ length: Math.round(load * offered) }, () =>
    askFrom(dice, workers, dates),
  ).sort((a, b) => a.at - b.at)
  return { tasks: COMMON + SCARCE, workers, asks, offered }
}

/**
 * The most jobs that could be served by anybody who knew the whole month beforehand: a maximum
 * matching of the jobs that are not cancelled with the half-days of those who can do them.
 */
export const mostServable = ({ workers, asks }: Town): number => {
  const owner = new Map<string, number>()
  const seats = asks.map((ask) =>
    ask.cancelsAt === null
      ? workers.flatMap((worker, at) =>
          canDo(worker, ask)
            ? ask.accepts.flatMap(({ date, half }) =>
                worker.days.includes(date) ? [`${at} ${date} ${half}`] : [],
              )
            : [],
        )
      : [],
  )
  const seatFor = (job: number, seen: Set<string>): boolean => {
    for (const seat of seats[job] ?? []) {
      if (seen.has(seat)) continue
      seen.add(seat)
      const sitting = owner.get(seat)
      if (sitting !== undefined && !seatFor(sitting, seen)) continue
      owner.set(seat, job)
      return true
    }
    return false
  }
  return asks.filter((_, job) => seatFor(job, new Set())).length
}
