import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, Result } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Waits until nothing fades or moves any more, for two looks in a row; no longer than a few seconds,
 * as what counts time down moves for minutes. What turns for ever is not waited for.
 */
const STILL = `(async () => {
  const moving = () => document.getAnimations().filter(({ effect, playState }) =>
    playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime))
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
  for (let looks = 0, calm = 0; looks < 6 && calm < 2; looks++) {
    await Promise.race([Promise.allSettled(moving().map(({ finished }) => finished)), pause(500)])
    await pause(60)
    calm = moving().length === 0 ? calm + 1 : 0
  }
})()`

/** What only a report would show (where each passing element is) costs the better part of the time. */
const SHORT = { resultTypes: ['violations'], selectors: false }

/** Evaluated by the debugger, which the page's own security policy does not reach. */
const violationsOn = async (page: Page, options: object): Promise<Result[]> => {
  if (await page.evaluate('window.axe === undefined')) await page.evaluate(AXE)
  await page.evaluate(STILL)
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, ${JSON.stringify({ ...SHORT, ...options })}).then(({ violations }) => ({ violations }))`,
  )
  return violations
}

/** What axe finds wrong with the page once it has its heading: nothing is let pass. */
export const findings = async (page: Page): Promise<string[]> => {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  return (await violationsOn(page, { runOnly: RULES })).map(
    ({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`,
  )
}

/** The same by day and by night, for a page whose colours are its style sheet's alone. */
export const findingsInBothLooks = async (page: Page): Promise<string[]> => {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    found.push(...(await findings(page)).map((words) => `${colorScheme} ${words}`))
  }
  return found
}

/** What axe finds serious on the page as it stands, a line each. */
export const seriousOn = async (page: Page): Promise<string[]> =>
  (await violationsOn(page, {}))
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))

/** Takes the back office as the machine is by day or by night, without loading it again. */
const turn = async (page: Page, colorScheme: 'light' | 'dark') => {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.locator(`html[data-appearance="${colorScheme}"]`).waitFor({ state: 'attached' })
}

/**
 * The same of a page of the back office in both its looks: first as it was loaded, then in the
 * other, in which the next page is loaded.
 */
export const seriousInBothLooks = async (page: Page): Promise<string[]> => {
  const loaded = await page.evaluate(`document.documentElement.dataset.appearance`)
  const looks = loaded === 'dark' ? (['dark', 'light'] as const) : (['light', 'dark'] as const)
  const found: string[] = []
  for (const look of looks) {
    await turn(page, look)
    found.push(...(await seriousOn(page)).map((words) => `${look} ${words}`))
  }
  return found
}
