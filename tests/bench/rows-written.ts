/** Whether two sides wrote the same rows, by PostgreSQL's own count. */
import type pg from 'pg'
import { pause } from '../../scripts/processes.ts'

export type RowsWritten = Map<string, number>

/** Counted outside of both sides' transactions: the limit on calls and the clock. */
const ASIDE = ['rate_limits', 'clock_ticks']

/** A server process hands over what it has counted once it was idle for ten seconds. */
const HANDED_OVER_MS = 11_000

export const rowsWritten = async (pool: pg.Pool): Promise<RowsWritten> => {
  await pause(HANDED_OVER_MS)
  const { rows } = await pool.query<{ verb: string; count: string }>(
    `select relname || ' ' || verb as verb, count from pg_stat_user_tables,
        lateral (values ('inserted', n_tup_ins), ('updated', n_tup_upd), ('deleted', n_tup_del)) v(verb, count)
      where relname <> all($1::text[])`,
    [ASIDE],
  )
  return new Map(rows.map(({ verb, count }) => [verb, Number(count)]))
}

export interface Span {
  before: RowsWritten
  after: RowsWritten
}

/** What one side wrote and the other did not, per booking, in words; nothing when they are the same. */
export const differences = (ours: Span, floor: Span, bookings: number): string[] => {
  const written = ({ before, after }: Span, verb: string) =>
    ((after.get(verb) ?? 0) - (before.get(verb) ?? 0)) / bookings
  return [...ours.after.keys()].flatMap((verb) => {
    const [mine, theirs] = [written(ours, verb), written(floor, verb)]
    if (Math.abs(mine - theirs) < 0.02 * Math.max(1, mine)) return []
    return [`${verb}: ours ${mine.toFixed(2)}, floor ${theirs.toFixed(2)} a booking`]
  })
}
