import { type ComponentType, lazy } from 'react'

const RELOADS = 'reloads-for-a-part'
const MOST_RELOADS = 3
const WITHIN_MS = 60_000

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

const untilOnline = () =>
  navigator.onLine
    ? undefined
    : new Promise((done) => addEventListener('online', done, { once: true }))

/** A few times at most: where loading again does not help, it is not done for ever. */
const loadPageAgain = (): void => {
  try {
    const known = JSON.parse(sessionStorage.getItem(RELOADS) ?? '[]') as number[]
    const lately = known.filter((at) => Date.now() - at < WITHIN_MS)
    if (lately.length >= MOST_RELOADS) return
    sessionStorage.setItem(RELOADS, JSON.stringify([...lately, Date.now()]))
    location.reload()
  } catch {
    // Without storage nobody counts: better a part missing than a page that never stands still.
  }
}

/**
 * Fetches a part of the page over whatever connection there is. Some browsers do not ask for a part
 * a second time, and the site may have been renewed since the page was opened: then the page is
 * loaded again, which brings it back to where it was, as what was chosen and paid is kept.
 */
export const patiently = async <T>(load: () => Promise<T>): Promise<T> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await load()
    } catch {
      await pause(Math.min(8000, 500 * 2 ** attempt))
      await untilOnline()
      if (attempt >= 1) loadPageAgain()
    }
  }
}

/** A part that is fetched when it is first shown. */
export const lazyPart = <Props>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => ({ default: await patiently(load) }))
