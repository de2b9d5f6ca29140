/** A middling phone on a slow network, as the browser itself plays it, and what it noted down. */
import type { Browser, Page } from 'playwright-core'

/** What Lighthouse calls slow 4G. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
}
const SLOWER = 4

/** Runs in the page before anything of it: the browser's own entries, kept for later. */
const LISTEN = `
  window.seen = { lcp: 0, events: {} }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.seen.lcp = entry.startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries())
      if (interactionId)
        window.seen.events[interactionId] = Math.max(window.seen.events[interactionId] ?? 0, duration)
  }).observe({ type: 'event', durationThreshold: 16, buffered: true })
`

export interface Seen {
  /** Milliseconds from the start of the navigation to the largest paint. */
  lcp: number
  /** Milliseconds from each tap to the next paint after it, worst first. */
  taps: number[]
}

/** Opens an address on a fresh phone, lets somebody use it, and answers what the browser noted. */
export const onSlowPhone = async (
  browser: Browser,
  url: string,
  use: (page: Page) => Promise<void>,
): Promise<Seen> => {
  const context = await browser.newContext({
    ...{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    ...{ deviceScaleFactor: 2, locale: 'en-GB', timezoneId: 'Europe/London' },
  })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    await page.addInitScript(LISTEN)
    const debug = await context.newCDPSession(page)
    await debug.send('Network.enable')
    await debug.send('Network.emulateNetworkConditions', SLOW_4G)
    await debug.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.goto(url, { waitUntil: 'load' })
    await use(page)
    // Entries come with the frame after the last tap's.
    await page.waitForTimeout(500)
    const { lcp, events } = (await page.evaluate('window.seen')) as {
      lcp: number
      events: Record<string, number>
    }
    return { lcp, taps: Object.values(events).sort((a, b) => b - a) }
  } finally {
    await context.close()
  }
}
