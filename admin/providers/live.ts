import type { LiveEvent, LiveProvider } from '@refinedev/core'
import { type Change, listen } from '../api/live-feed.ts'

/** Changes come in bursts (a booking touches eight tables): one look for all of a burst. */
const GATHER_MS = 250

/** `resources/leads`, as Refine names its channels. */
const resourceOf = (channel: string) => channel.replace(/^resources\//, '')

const concerns = (change: Change, resource: string, ids: readonly string[] | undefined) => {
  if (change.resource === '*') return true
  if (change.resource !== resource) return false
  return !ids?.length || change.ids.length === 0 || change.ids.some((id) => ids.includes(id))
}

/** Refine's live updates from `GET /api/live`, server-sent events of what this person may see. */
export const liveProvider: LiveProvider = {
  subscribe({ channel, params, callback }) {
    const resource = resourceOf(channel)
    const wanted = (params?.ids ?? (params?.id === undefined ? [] : [params.id])).map(String)
    let gathered: Set<string> | undefined
    let timer: ReturnType<typeof setTimeout> | undefined

    const pass = () => {
      const ids = [...(gathered ?? [])]
      gathered = undefined
      const event: LiveEvent = { channel, type: '*', payload: { ids }, date: new Date() }
      callback(event)
    }
    const stop = listen((change) => {
      if (!concerns(change, resource, wanted)) return
      if (!gathered) timer = setTimeout(pass, GATHER_MS)
      gathered = new Set([...(gathered ?? []), ...change.ids])
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  },
  unsubscribe: (stop: () => void) => stop(),
}
