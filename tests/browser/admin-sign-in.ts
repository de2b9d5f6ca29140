import type { Page } from 'playwright-core'

/** Signs in as one of the demo's staff, as a person does. */
export const signInTo = async (page: Page, role: string): Promise<void> => {
  await page.goto('/admin/login')
  await page.getByLabel('Email').fill(`${role}@handy.test`)
  await page.getByLabel('Password').fill('handy-demo-1')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
}
