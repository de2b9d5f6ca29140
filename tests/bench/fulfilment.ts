/**
 * How many of the jobs that could be served are: a month of a town through the verbs, served three
 * ways that differ in settings alone, beside the most anybody could serve who knew the month beforehand.
 */
import { DEFAULT_SETTINGS } from '../../domain/settings.ts'
import { runScript } from '../harness/run-script.ts'
import type { Month, Outcome } from './fulfilment-month.ts'
import { makeTown, mostServable } from './fulfilment-town.ts'
import type { Bench, Figure } from './measure.ts'

/** Longer before the visit than anybody asks: no booking is ever swapped. */
const NO_SWAPS = { swapLockHours: 336 }
/** Nobody scores better than anybody: whoever comes first by id. */
const NO_SCORE = {
  scoreWeights: Object.fromEntries(
    Object.keys(DEFAULT_SETTINGS.scoreWeights).map((part) => [part, 0]),
  ),
}

const WAYS: Record<'firstFit' | 'bestScore' | 'ours', Month['settings']> = {
  firstFit: { ...NO_SWAPS, ...NO_SCORE },
  bestScore: NO_SWAPS,
  ours: {},
}

const LOADS: { load: number; aim?: number }[] = [
  { load: 0.5 },
  { load: 0.8, aim: 0.98 },
  { load: 1.2, aim: 0.96 },
]

export const benchFulfilment: Bench = async (databases, quick) => {
  const size = { workers: 40, days: quick ? 4 : 30, seed: 17 }
  const months: Month[] = LOADS.flatMap(({ load }) =>
    Object.entries(WAYS).map(([way, settings]) => ({ ...size, load, way, settings })),
  )
  const database = await databases.open('bench_fulfilment')
  const printed = await runScript(
    'tests/bench/fulfilment-month.ts',
    { DATABASE_URL: database.url, DATA_DIR: databases.dataDir, DEMO: '0', LOG_LEVEL: 'fatal' },
    { input: JSON.stringify(months) },
  )
  await database.drop()
  const outcomes = JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Outcome[]
  const of = (load: number, way: keyof typeof WAYS): Outcome =>
    outcomes[months.findIndex((month) => month.load === load && month.way === way)] as Outcome
  return LOADS.map((one) =>
    figureOf(one, mostServable(makeTown({ ...size, load: one.load })), (way) => of(one.load, way)),
  )
}

const figureOf = (
  { load, aim }: (typeof LOADS)[number],
  most: number,
  of: (way: keyof typeof WAYS) => Outcome,
): Figure => {
  const share = (way: keyof typeof WAYS) => of(way).served / most
  return {
    what: `fulfilment: load ${load}, share of the ${most} that could be served`,
    figure: `${share('ours').toFixed(3)} with ${of('ours').swaps} swaps`,
    beside: `first fit ${share('firstFit').toFixed(3)}, best score without swaps ${share('bestScore').toFixed(3)}`,
    ratio: (share('ours') / share('bestScore')).toFixed(2),
    ...(aim && { aim: `>= ${aim}`, met: share('ours') >= aim }),
  }
}
