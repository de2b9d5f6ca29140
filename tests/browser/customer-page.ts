/** The quote page as a customer sees it: by role and name, as assistive technology would. */
import type { Page } from 'playwright-core'

export const GOOD_CARD = '4242 4242 4242 4242'
export const DECLINED_CARD = '4000 0000 0000 0002'
export const CHALLENGED_CARD = '4000 0027 6000 3184'

export const customerPage = (page: Page) => {
  const bar = page.getByRole('complementary', { name: 'Your price' })
  const timesOf = (words: RegExp) =>
    page.getByRole('region', { name: 'Choose a time' }).getByRole('button', { name: words })
  return {
    ...{ page, bar, timesOf },
    heading: (name: string | RegExp) => page.getByRole('heading', { name }),
    next: (name: string | RegExp) => bar.getByRole('button', { name }),
    /** The first morning or afternoon from a week ahead on, away from what other tests take. */
    chooseTime: async (words = /, (morning|afternoon)/, place = 0) => {
      await timesOf(words).nth(place).click()
      await page.getByRole('heading', { name: 'Your time' }).waitFor()
    },
    askToStartEarly: () => page.getByRole('checkbox', { name: /start before my 14 days/ }).check(),
    typeCard: async (number: string) => {
      await page.getByLabel('Card number').fill(number)
      await page.getByLabel('Expiry').fill('12 / 32')
      await page.getByLabel('Security code').fill('123')
    },
    booked: () => page.getByRole('heading', { name: /You’re booked/ }).waitFor({ timeout: 30_000 }),
  }
}
export type CustomerPage = ReturnType<typeof customerPage>
