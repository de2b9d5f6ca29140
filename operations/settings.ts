import type { PayloadRequest } from 'payload'
import { type Settings, settingsFrom } from '../domain/settings.ts'
import { read, sql } from './database.ts'

const FRESH_MS = 1000
let cached: { at: number; pool: unknown; settings: Promise<Settings> } | null = null

/** Today's settings; a change reaches every process within a second. */
export const readSettings = (req: PayloadRequest): Promise<Settings> => {
  const pool = req.payload.db.pool
  if (cached && cached.pool === pool && Date.now() - cached.at < FRESH_MS) return cached.settings
  const settings = read<{ key: string; value: unknown }>(
    { ...req, transactionID: undefined } as PayloadRequest,
    sql`select key, value from settings`,
  ).then(settingsFrom)
  cached = { at: Date.now(), pool, settings }
  settings.catch(() => {
    cached = null
  })
  return settings
}

/** Called where a setting changes, so that this process need not wait for the second to pass. */
export const forgetSettings = (): void => {
  cached = null
}
