import { createHmac } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { AppError } from '../domain/app-error.ts'
import { now } from './clock.ts'
import { sidePool } from './platform/side-pool.ts'

export interface RateLimit {
  /** What is limited: `login`, `intake-phone`. */
  name: string
  /** Whose count it is: an address, a phone, a token. Stored only as a keyed hash. */
  key: string
  /** How many are let through in one window. */
  points: number
  /** The window's length, counted from the first use in it. */
  seconds: number
}

const hashed = (req: PayloadRequest, { name, key }: Pick<RateLimit, 'name' | 'key'>) =>
  createHmac('sha256', req.payload.secret).update(`${name}:${key}`).digest('base64url')

/**
 * Counts one use, across all processes, and outside the caller's transaction: a request that is
 * refused or rolled back still counts. Call it before the transaction begins.
 * @throws AppError RATE_LIMITED with `data.retryAfterSeconds` when the window is used up
 */
export const limit = async (req: PayloadRequest, asked: RateLimit): Promise<void> => {
  const at = now()
  const { rows } = await sidePool(req.payload).query<{ used: number; resets: Date }>(
    `insert into rate_limits as r (key, used, resets_at) values ($1, 1, $2)
      on conflict (key) do update set
        used = case when r.resets_at <= $3 then 1 else least(r.used, 1000000000) + 1 end,
        resets_at = case when r.resets_at <= $3 then $2 else r.resets_at end
      returning used, resets_at as resets`,
    [hashed(req, asked), new Date(at.getTime() + asked.seconds * 1000), at],
  )
  const [count] = rows
  if (!count || count.used <= asked.points) return
  const retryAfterSeconds = Math.max(1, Math.ceil((count.resets.getTime() - at.getTime()) / 1000))
  throw new AppError('RATE_LIMITED', 'Too many tries. Please wait a little.', { retryAfterSeconds })
}

/** Gives one use back: where only failures count, a success was none. */
export const giveBack = async (
  req: PayloadRequest,
  counted: Pick<RateLimit, 'name' | 'key'>,
): Promise<void> => {
  await sidePool(req.payload).query(
    'update rate_limits set used = greatest(used - 1, 0) where key = $1',
    [hashed(req, counted)],
  )
}
