import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { signInTo } from '../browser/admin-sign-in.ts'
import { seriousInBothLooks } from '../browser/axe.ts'
import { useBrowser as browserOfTests } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'

const { newPage } = browserOfTests()
let business: Business

beforeAll(async () => {
  business = await startBusiness()
})

const idOfFirst = async (page: Page, path: string): Promise<string> =>
  page.evaluate(async (address) => {
    const answer = await fetch(address)
    const { docs } = (await answer.json()) as { docs: { id: string }[] }
    return docs[0]?.id ?? ''
  }, path)

const LISTS = {
  Today: '/',
  Leads: '/leads',
  Quotes: '/quotes',
  Bookings: '/bookings?when=all',
  Exceptions: '/exceptions',
  Estimator: '/estimator',
  Contractors: '/contractors',
  Catalogue: '/catalogue/prices',
  Settings: '/settings',
}

/** Fifteen screens, each read by axe twice: a minute, and minutes on a machine with other work. */
const WALK_MS = 400_000

describe('the back office, light and dark', () => {
  it('has nothing that axe finds serious', { timeout: WALK_MS }, async () => {
    const page = await newPage({ baseURL: business.appUrl })
    await signInTo(page, 'admin')
    const lead = await idOfFirst(page, '/api/leads?where[state][equals]=quote_viewed&limit=1')
    const booking = await idOfFirst(page, '/api/bookings?where[status][equals]=confirmed&limit=1')
    const contractor = await idOfFirst(page, '/api/handyman-profiles?limit=1')
    const places = [
      ...Object.values(LISTS),
      `/leads/${lead}`,
      `/leads/${lead}/quote`,
      `/bookings/${booking}`,
      `/contractors/${contractor}`,
      `/contractors/${contractor}?tab=skills`,
      `/contractors/${contractor}?tab=profile`,
    ]
    const found: string[] = []
    for (const place of places) {
      await page.goto(`/admin${place}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
      found.push(...(await seriousInBothLooks(page)).map((words) => `${place} ${words}`))
    }
    expect(found).toEqual([])
  })
})
