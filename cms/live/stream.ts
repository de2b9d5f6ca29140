/** One watcher's stream of server-sent events. */
import type { LiveEvent, LiveHub } from './hub.ts'

const HEARTBEAT_MS = 20_000
/** Then the browser comes back by itself, and is asked again who it is. */
const LIFETIME_MS = 10 * 60_000
/** A browser that far behind is let go; it comes back and catches up. */
const MAX_WAITING = 500

const encoder = new TextEncoder()

const inWireForm = ({ eventId, resource, type, ids }: LiveEvent): string =>
  `id: ${eventId}\ndata: ${JSON.stringify({ resource, type, ids })}\n\n`

interface Watcher {
  maySee(event: LiveEvent): boolean
  lastEventId: string | null
}

/** Every stream of this process, so that they can be ended before it does. */
const open = new Set<() => void>()

export const endStreams = (): void => {
  for (const end of [...open]) end()
}

export const liveStream = (
  hub: LiveHub,
  { maySee, lastEventId }: Watcher,
): ReadableStream<Uint8Array> => {
  let end = () => {}
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (text: string) => {
          if ((controller.desiredSize ?? 0) < -MAX_WAITING) return end()
          controller.enqueue(encoder.encode(text))
        }
        const pass = (event: LiveEvent) => {
          if (event.resource === '*' || maySee(event)) send(inWireForm(event))
        }
        const unwatch = hub.watch(pass)
        const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS)
        const lifetime = setTimeout(() => end(), LIFETIME_MS)
        end = () => {
          unwatch()
          clearInterval(heartbeat)
          clearTimeout(lifetime)
          if (!open.delete(end)) return
          try {
            controller.close()
          } catch {
            // The browser had gone already.
          }
        }
        open.add(end)
        const missed = lastEventId ? hub.since(lastEventId) : []
        send(`retry: 1000\nid: ${lastEventId ?? hub.latest()}\n\n`)
        for (const event of missed) pass(event)
      },
      cancel() {
        open.delete(end)
        end()
      },
    },
    new CountQueuingStrategy({ highWaterMark: 16 }),
  )
}
