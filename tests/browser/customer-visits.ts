import type { Page } from 'playwright-core'
import type { BrowserOfTests } from '../harness/browser.ts'
import { type CustomerPage, customerPage } from './customer-page.ts'

/** The ways onto a quote page; `appUrl` is asked when a page opens, as the business starts later. */
export const visitsTo = (browser: BrowserOfTests, appUrl: () => string) => {
  const openOn = async (page: Page, path: string): Promise<CustomerPage> => {
    await page.goto(path)
    return customerPage(page)
  }
  const open = async (path: string) =>
    openOn(await browser.newPage({ baseURL: appUrl(), phone: true }), path)
  return {
    open,
    openOn,
    /** Another tab on the same phone. */
    openBeside: async ({ page }: CustomerPage, path: string) =>
      openOn(await page.context().newPage(), `${appUrl()}${path}`),
    /** With a time kept, the `place`th of those shown, and the card form open. */
    toTheCard: async (path: string, place: number) => {
      const customer = await open(path)
      await customer.chooseTime(/, (morning|afternoon)/, place)
      await customer.askToStartEarly()
      await customer.page.getByLabel('Card number').waitFor()
      return customer
    },
  }
}
