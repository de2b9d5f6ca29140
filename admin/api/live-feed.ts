/** What the server says changed. `resource: '*'`: it cannot say what, so look at everything again. */
export interface Change {
  resource: string
  type: 'created' | 'updated' | 'deleted' | 'refresh'
  ids: string[]
}

type Listener = (change: Change) => void

const RETRY_MS = [1_000, 2_000, 5_000, 15_000, 30_000]
/** Between two screens nobody listens for a moment: the stream stays open for the next one. */
const LINGER_MS = 5_000
/** A stream that opens later than this after the page asked for its rows may have missed something. */
const LATE_MS = 500
const EVERYTHING: Change = { resource: '*', type: 'refresh', ids: [] }

const listeners = new Set<Listener>()
const tell = (change: Change) => {
  for (const listener of listeners) listener(change)
}

const read = (text: string): Change | null => {
  try {
    const { resource, type, ids } = JSON.parse(text) as Partial<Change>
    return resource ? { resource, type: type ?? 'refresh', ids: ids ?? [] } : null
  } catch {
    return null
  }
}

/**
 * Keeps one stream open until `closing` aborts. The browser itself comes back after a break and is
 * told what it missed; where the server refused it, we come back later and look at everything again,
 * as does a page whose first stream comes late (another tab had it until now).
 */
function keepOpen(pass: Listener, since: number, closing: AbortSignal): void {
  let refusals = 0
  let opened = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let source: EventSource | undefined
  const open = () => {
    source = new EventSource('/api/live')
    source.onopen = () => {
      const late = !opened && performance.now() - since > LATE_MS
      if (refusals > 0 || late) pass(EVERYTHING)
      refusals = 0
      opened = true
    }
    source.onmessage = ({ data }) => {
      const change = read(String(data))
      if (change) pass(change)
    }
    source.onerror = () => {
      if (source?.readyState !== EventSource.CLOSED) return
      retry = setTimeout(open, RETRY_MS[Math.min(refusals, RETRY_MS.length - 1)])
      refusals += 1
    }
  }
  open()
  closing.addEventListener('abort', () => {
    clearTimeout(retry)
    source?.close()
  })
}

/**
 * A browser allows few open connections to one origin, and staff keep many tabs: the tab that gets
 * the lock reads the stream and passes it on to the others; when it closes, the next takes over.
 */
function start(): AbortController {
  const closing = new AbortController()
  const since = performance.now()
  const { signal } = closing
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) {
    keepOpen(tell, since, signal)
    return closing
  }
  const tabs = new BroadcastChannel('handy-live')
  tabs.onmessage = ({ data }: MessageEvent<Change>) => tell(data)
  signal.addEventListener('abort', () => tabs.close())
  navigator.locks
    .request('handy-live', { signal }, () => {
      const passOn: Listener = (change) => {
        tell(change)
        tabs.postMessage(change)
      }
      keepOpen(passOn, since, signal)
      return new Promise<void>((release) => {
        signal.addEventListener('abort', () => release())
      })
    })
    .catch(() => undefined)
  return closing
}

let stream: AbortController | undefined
let closing: ReturnType<typeof setTimeout> | undefined

/** Calls `listener` with every change until the answer is called. */
export function listen(listener: Listener): () => void {
  listeners.add(listener)
  stream ??= start()
  return () => {
    listeners.delete(listener)
    clearTimeout(closing)
    closing = setTimeout(() => {
      if (listeners.size > 0) return
      stream?.abort()
      stream = undefined
    }, LINGER_MS)
  }
}

/** Has this page look again at what a button just changed, without waiting for the feed. */
export const announce = (resources: readonly string[]): void => {
  for (const resource of resources) tell({ resource, type: 'refresh', ids: [] })
}
