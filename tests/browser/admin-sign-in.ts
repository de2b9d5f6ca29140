import type { Page } from 'playwright-core'
import type { BrowserOfTests } from '../harness/browser.ts'

/** Signs in as one of the demo's staff, as a person does. */
export const signInTo = async (page: Page, role: string): Promise<void> => {
  await page.goto('/admin/login')
  await page.getByLabel('Email').fill(`${role}@handy.test`)
  await page.getByLabel('Password').fill('handy-demo-1')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
}

/** `signIn(role)`: a device of its own for each; `appUrl` is asked then, as the business starts later. */
export const desksAt =
  ({ newPage }: Pick<BrowserOfTests, 'newPage'>, appUrl: () => string) =>
  async (role: string): Promise<Page> => {
    const page = await newPage({ baseURL: appUrl() })
    await signInTo(page, role)
    return page
  }
