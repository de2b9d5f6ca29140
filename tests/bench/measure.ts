/** What was measured, and how it is said. */
import type { Databases } from './databases.ts'

/** One row of the printed table. */
export interface Figure {
  what: string
  figure: string
  /** The same work in plain SQL, or done the plain way, in the same run on the same PostgreSQL. */
  beside?: string
  ratio?: string
  aim?: string
  /** Whether the aim is met; left out where there is none. */
  met?: boolean
}

/** One part of the bench. `quick`: sizes for a look, whose figures are no figures. */
export type Bench = (databases: Databases, quick: boolean) => Promise<Figure[]>

export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export const ms = (value: number): string =>
  `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`

/** Runs `count` tasks, `width` at a time; answers the milliseconds of each, in no order. */
export const inParallel = async (
  width: number,
  count: number,
  task: (index: number) => Promise<unknown>,
): Promise<{ took: number; each: number[] }> => {
  const each: number[] = []
  let next = 0
  const began = performance.now()
  const lane = async () => {
    for (let index = next++; index < count; index = next++) {
      const start = performance.now()
      await task(index)
      each.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
  return { took: performance.now() - began, each }
}

const COLUMNS = ['what', 'figure', 'beside', 'ratio', 'aim', 'met'] as const

const TITLES: Partial<Record<(typeof COLUMNS)[number], string>> = {
  beside: 'floor or plain alternative',
}

export const tableOf = (figures: readonly Figure[]): string => {
  const rows = [
    COLUMNS.map((column) => TITLES[column] ?? column),
    ...figures.map((line) =>
      COLUMNS.map((column) => {
        if (column === 'met') return line.met === undefined ? '' : line.met ? 'yes' : 'NO'
        return line[column] ?? ''
      }),
    ),
  ]
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Whether every aim is met, and which is not, in a sentence. */
export const verdictOf = (figures: readonly Figure[]): string => {
  const aims = figures.filter(({ met }) => met !== undefined)
  const missed = aims.filter(({ met }) => !met).map(({ what }) => what.trim())
  if (missed.length > 0) return `Missed: ${missed.join('; ')}.`
  return aims.length > 0 ? 'Every aim is met.' : 'No aim was measured.'
}
