import type { PayloadRequest } from 'payload'
import { type Settings, settingsFrom } from '../domain/settings.ts'
import { sidePool } from './platform/side-pool.ts'

const FRESH_MS = 1000
let cached: { at: number; database: unknown; settings: Promise<Settings> } | null = null

/**
 * Today's settings; a change reaches every process within a second. Read on a connection of its own:
 * a transaction that waited for one more of the main pool could wait for itself.
 */
export const readSettings = ({ payload }: Pick<PayloadRequest, 'payload'>): Promise<Settings> => {
  if (cached && cached.database === payload.db && Date.now() - cached.at < FRESH_MS)
    return cached.settings
  const settings = sidePool(payload)
    .query<{ key: string; value: unknown }>('select key, value from settings')
    .then(({ rows }) => settingsFrom(rows))
  cached = { at: Date.now(), database: payload.db, settings }
  settings.catch(() => {
    cached = null
  })
  return settings
}

/** Called where a setting changes, so that this process need not wait for the second to pass. */
export const forgetSettings = (): void => {
  cached = null
}
