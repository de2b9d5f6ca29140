import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { signInTo } from '../browser/admin-sign-in.ts'
import { seriousOn } from '../browser/axe.ts'
import { useBrowser as browserOfTests } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'

const { newPage, allowErrors } = browserOfTests()
let business: Business

beforeAll(async () => {
  business = await startBusiness()
})

/** The price book's beginning, as it is listed. */
const firstSold = () =>
  query<{ code: string; name: string; price: number; category: string }>(
    business.database.url,
    'select code, name, price, category from skus where is_active order by category, display_order limit 6',
  )

const choose = (page: Page, name: string, csv: string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) })

describe('the catalogue', () => {
  it('takes a file once it is right, shows the price’s history, and is put in order by keys', async () => {
    const skus = await firstSold()
    const [first, second] = skus
    if (!first || !second) throw new Error('an empty price book')
    const dearer = first.price / 100 + 7

    const page = await newPage({ baseURL: business.appUrl })
    await signInTo(page, 'ops')
    await page.goto('/admin/catalogue/prices')
    await page.getByRole('button', { name: 'Import' }).click()
    const drawer = page.getByRole('dialog', { name: 'Import a price book' })
    await drawer.getByRole('rowheader', { name: 'Not when said' }).waitFor()

    // A file that cannot be read is refused by the server, which the browser logs.
    allowErrors(/import\/preview/)
    await choose(page, 'prices.csv', 'Code,Prise\nA,1\n')
    await drawer.getByText('There is no column “Prise”').waitFor()
    await choose(page, 'prices.csv', `Code,Price\n${first.code},${dearer}\n${second.code},-4\n`)
    await drawer.getByText('Price: A price is never negative.').waitFor()
    expect(await drawer.getByRole('button', { name: 'Change 1' }).isDisabled()).toBe(true)
    await choose(page, 'prices.csv', `Code,Price\n${first.code},${dearer}\n`)
    await drawer.getByText('This is what will happen. Nothing is written yet.').waitFor()
    expect(await seriousOn(page)).toEqual([])
    await drawer.getByRole('button', { name: 'Change 1' }).click()
    await page.getByText('Imported: 0 added, 1 changed').waitFor()
    await drawer.waitFor({ state: 'hidden' })

    await page.getByRole('cell', { name: first.name, exact: true }).click()
    const history = page.getByRole('region', { name: 'Price history' })
    await history.getByText(`£${dearer.toFixed(2)}`).waitFor()
    await history.getByText(/, from a file$/).waitFor()
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Order' }).click()
    const order = page.getByRole('dialog', { name: 'Order within a category' })
    const names = order.getByRole('list', { name: first.category }).getByRole('listitem')
    await names.first().getByText(first.name, { exact: true }).waitFor()
    await order.getByRole('button', { name: `Move ${first.name}`, exact: true }).press('ArrowDown')
    await names.nth(1).getByText(first.name, { exact: true }).waitFor()
    await order.getByRole('status').getByText(`${first.name}, 2 of`).waitFor()
    await expect
      .poll(
        async () =>
          (
            await query<{ code: string }>(
              business.database.url,
              'select code from skus where category = $1 order by display_order limit 2',
              [first.category],
            )
          ).map(({ code }) => code),
        { timeout: 15_000 },
      )
      .toEqual([second.code, first.code])
    expect(await seriousOn(page)).toEqual([])
  })

  it('is read, not changed, by those who sell: no import, but the price and its history', async () => {
    const untouched = (await firstSold()).at(-1)
    if (!untouched) throw new Error('an empty price book')
    const page = await newPage({ baseURL: business.appUrl })
    await signInTo(page, 'estimator')
    await page.goto('/admin/catalogue/prices')
    await page.getByRole('cell', { name: untouched.name, exact: true }).click()
    await page
      .getByRole('region', { name: 'Price history' })
      .getByText('since it was added')
      .waitFor()
    expect(await page.getByRole('button', { name: 'Import' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0)
  })
})
