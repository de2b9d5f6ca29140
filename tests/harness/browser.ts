import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { launchChromium } from './chromium.ts'
import { ROOT } from './run-script.ts'

export interface PageOptions {
  /** What relative addresses in `page.goto` are relative to. */
  baseURL?: string
  /** 390 × 844 with touch, as customers and contractors hold it; else 1280 × 800. */
  phone?: boolean
}

export interface BrowserOfTests {
  /** A page in a context of its own: its own cookies, like another person's device. */
  newPage(options?: PageOptions): Promise<Page>
  /** In this test, console errors matching the pattern are part of the story. */
  allowErrors(pattern: RegExp): void
}

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const DESK = { viewport: { width: 1280, height: 800 } }

/**
 * Call at the top of a test file. One browser for the file; pages close after each test, which
 * fails when a page logged an error or threw. A failed test leaves `.cache/screenshots/*.png`.
 */
export function useBrowser(): BrowserOfTests {
  let browser: Browser
  let contexts: BrowserContext[] = []
  let errors: string[] = []
  let allowed: RegExp[] = []

  const listen = (page: Page) => {
    page.on('pageerror', (error) => errors.push(`${page.url()} threw ${error.message}`))
    page.on('console', (message) => {
      if (message.type() !== 'error') return
      errors.push(`${page.url()} logged ${message.text()} (${message.location().url})`)
    })
  }

  beforeAll(async () => {
    browser = await launchChromium()
  })

  afterEach(async ({ task }) => {
    const surprises = errors.filter((error) => !allowed.some((pattern) => pattern.test(error)))
    const pages = contexts.flatMap((context) => context.pages())
    if (task.result?.state === 'fail' || surprises.length > 0) {
      await takeScreenshots(pages, task.name)
    }
    await Promise.all(contexts.map((context) => context.close()))
    contexts = []
    errors = []
    allowed = []
    expect(surprises, 'errors on the pages').toEqual([])
  })

  afterAll(() => browser?.close())

  return {
    allowErrors: (pattern) => void allowed.push(pattern),
    async newPage({ baseURL, phone = false } = {}) {
      const context = await browser.newContext({
        ...(phone ? PHONE : DESK),
        baseURL,
        locale: 'en-GB',
        timezoneId: 'Europe/London',
      })
      contexts.push(context)
      context.on('page', listen)
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      return page
    },
  }
}

async function takeScreenshots(pages: Page[], test: string): Promise<void> {
  const folder = join(ROOT, '.cache', 'screenshots')
  mkdirSync(folder, { recursive: true })
  const name = test.replace(/[^a-z0-9]+/gi, '-').slice(0, 80)
  await Promise.all(
    pages.map((page, number) =>
      page.screenshot({ path: join(folder, `${name}-${number}.png`) }).catch(() => {}),
    ),
  )
}
