/** Gathers what changes for a tenth of a second, numbers it, and hands it to whoever is watching. */
import { randomBytes } from 'node:crypto'
import type { Payload } from 'payload'
import { type Change, listen } from './listen.ts'

const GATHER_MS = 100
/** How many events a watcher that was away can be told again. */
const REMEMBERED = 1000

export interface LiveEvent {
  /** `<process>-<number>`: what a browser says it saw last when it comes back. */
  eventId: string
  /** A slug, or `*`: look at everything again. */
  resource: string
  type: Change['type'] | 'refresh'
  ids: string[]
  /** The one person it is for; nobody's alone when unset. */
  owner?: string
}

export interface LiveHub {
  /** Answered once it hears: whoever watches earlier may miss what happens meanwhile. */
  ready: Promise<void>
  /** Calls with every event from now on; answers how to stop. */
  watch(onEvent: (event: LiveEvent) => void): () => void
  /** The last event there was: where a new watcher begins. */
  latest(): string
  /** What happened since that event; one `refresh` where that cannot be said. */
  since(eventId: string): LiveEvent[]
  close(): Promise<void>
}

export const createHub = (connectionString: string): LiveHub => {
  const process = randomBytes(4).toString('hex')
  const watchers = new Set<(event: LiveEvent) => void>()
  let last = 0
  let recent: LiveEvent[] = []
  let gathered = new Map<string, Change & { ids: Set<string> }>()
  let timer: NodeJS.Timeout | undefined

  const tell = (event: Omit<LiveEvent, 'eventId'>) => {
    const numbered = { ...event, eventId: `${process}-${++last}` }
    recent = [...recent.slice(1 - REMEMBERED), numbered]
    for (const watcher of watchers) watcher(numbered)
  }
  const refresh = () => tell({ resource: '*', type: 'refresh', ids: [] })

  const flush = () => {
    timer = undefined
    const changes = gathered
    gathered = new Map()
    for (const { resource, type, ids, owner } of changes.values())
      tell({ resource, type, ids: [...ids], owner })
  }

  const connection = listen(connectionString, {
    onChange(change) {
      const key = `${change.resource}:${change.type}:${change.owner ?? ''}`
      const known = gathered.get(key) ?? { ...change, ids: new Set<string>() }
      known.ids.add(change.id)
      gathered.set(key, known)
      timer ??= setTimeout(flush, GATHER_MS)
    },
    onGap: refresh,
  })

  return {
    ready: connection.ready,
    watch(onEvent) {
      watchers.add(onEvent)
      return () => void watchers.delete(onEvent)
    },
    latest: () => `${process}-${last}`,
    since(eventId) {
      const [from, number] = eventId.split('-')
      const seen = Number(number)
      const oldest = last - recent.length
      const missed = from === process && seen >= oldest && seen <= last
      if (missed) return recent.slice(seen - oldest)
      return [{ eventId: `${process}-${last}`, resource: '*', type: 'refresh', ids: [] }]
    },
    async close() {
      clearTimeout(timer)
      await connection.close()
    },
  }
}

const hubs = new WeakMap<object, LiveHub>()

/** The hub of this process, opened by whoever watches first. */
export const liveHub = ({ db }: Payload): LiveHub => {
  const known = hubs.get(db)
  if (known) return known
  const hub = createHub(db.pool.options.connectionString ?? '')
  hubs.set(db, hub)
  return hub
}

export const closeLiveHub = async ({ db }: Payload): Promise<void> => {
  const hub = hubs.get(db)
  hubs.delete(db)
  await hub?.close()
}
