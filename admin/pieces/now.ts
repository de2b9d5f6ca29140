import { useSyncExternalStore } from 'react'

/** One ticker for every age on the page: a new minute, a new look. */
const watchers = new Set<() => void>()
let now = new Date()
let timer: ReturnType<typeof setInterval> | undefined

const tick = () => {
  now = new Date()
  for (const watcher of watchers) watcher()
}

const watch = (watcher: () => void) => {
  watchers.add(watcher)
  if (!timer) {
    now = new Date()
    timer = setInterval(tick, 30_000)
  }
  return () => {
    watchers.delete(watcher)
    if (watchers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The present, renewed every half minute. */
export const useNow = (): Date => useSyncExternalStore(watch, () => now)
