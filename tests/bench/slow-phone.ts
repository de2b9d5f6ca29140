/** A middling phone on a slow network, as the browser itself plays it, and what it noted down. */
import type { Browser, Locator, Page } from 'playwright-core'

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

/**
 * A finger on the middle of an element. Looking for it, and seeing to it that nothing lies over it,
 * is done before, and nothing is asked of the page until it has answered: the tool's own work in the
 * page would count as the page's.
 */
export const tapOn = async (page: Page, element: Locator): Promise<void> => {
  await element.tap({ trial: true })
  const box = await element.boundingBox()
  if (!box) throw new Error('There is nothing to tap on.')
  await page.waitForTimeout(300)
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
  await page.waitForTimeout(700)
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
