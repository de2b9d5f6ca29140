/** One connection of this process that hears what changes in the database, whichever process changed it. */
import pg from 'pg'
import { getLog } from '../log.ts'

const RECONNECT_MS = [100, 500, 1000, 2000, 5000]

export interface Change {
  resource: string
  type: 'created' | 'updated' | 'deleted'
  id: string
  /** Whose row it is, where only they may see it. */
  owner?: string
}

interface Listener {
  onChange(change: Change): void
  /** The connection was away: changes may have been missed. */
  onGap(): void
}

const changeIn = (payload: string | undefined): Change | undefined => {
  try {
    return JSON.parse(payload ?? '') as Change
  } catch {
    return undefined
  }
}

/** Listens until it is closed, through the database's restarts. */
export const listen = (connectionString: string, { onChange, onGap }: Listener) => {
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let failures = 0
  let closed = false
  let wasUp = false

  const lost = () => {
    client = undefined
    if (closed || timer) return
    const wait = RECONNECT_MS[Math.min(failures++, RECONNECT_MS.length - 1)]
    timer = setTimeout(() => {
      timer = undefined
      void connect()
    }, wait)
    timer.unref()
  }

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString, keepAlive: true })
    next.on('error', () => void next.end().catch(() => {}))
    next.on('end', lost)
    next.on('notification', ({ payload }) => {
      const change = changeIn(payload)
      if (change) onChange(change)
    })
    try {
      await next.connect()
      await next.query('listen live')
    } catch (error) {
      getLog().debug({ err: error }, 'The live feed cannot reach the database.')
      await next.end().catch(() => {})
      return lost()
    }
    if (closed) return next.end()
    client = next
    failures = 0
    if (wasUp) onGap()
    wasUp = true
  }

  const ready = connect()
  return {
    /** Answered once it listens, or could not at its first try. */
    ready,
    async close(): Promise<void> {
      closed = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}
