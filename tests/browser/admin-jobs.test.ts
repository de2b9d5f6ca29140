import { beforeAll, describe, expect, it } from 'vitest'
import { useBrowser as browserOfTests } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'
import { desksAt } from './admin-sign-in.ts'

const { newPage, allowErrors } = browserOfTests()
let business: Business

beforeAll(async () => {
  business = await startBusiness()
})

const signIn = desksAt({ newPage }, () => business.appUrl)

describe('behind the desk', () => {
  it('shows a manager what failed and why, and tries it again', async () => {
    await query(
      business.database.url,
      `with job as (select (graphile_worker.add_job('capture-payment', '{"paymentId":"00000000-0000-7000-8000-000000000000"}',
          run_at => now() + interval '1 day', max_attempts => 3)).id)
        select id from job`,
    )
    await query(
      business.database.url,
      `update graphile_worker._private_jobs set attempts = 3, last_error = 'The card network was away'
        where task_id = (select id from graphile_worker._private_tasks where identifier = 'capture-payment')
          and run_at > now() + interval '1 hour'`,
    )
    const page = await signIn('manager')
    await page.goto('/admin/settings/jobs?show=failed')
    const row = page.getByRole('row').filter({ hasText: 'The card network was away' })
    await row.getByText('Take a deposit').waitFor()
    await row.getByText('3 of 3').waitFor()
    await row.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('It is tried again now').waitFor()
    await row.waitFor({ state: 'detached' })
  })

  it('switches a colleague off, who is out at once on their own screen', async () => {
    allowErrors(/401|403/)
    const [admin, va] = await Promise.all([signIn('admin'), signIn('va')])
    await admin.goto('/admin/settings/people')
    await admin.getByRole('row').filter({ hasText: 'va@handy.test' }).click()
    await admin.getByRole('switch', { name: /May sign in/ }).click()
    await admin.getByRole('button', { name: 'Save', exact: true }).click()
    await admin
      .getByRole('row')
      .filter({ hasText: 'va@handy.test' })
      .getByText('Switched off')
      .waitFor()
    await va.goto('/admin/leads')
    await va.getByLabel('Email').fill('va@handy.test')
    await va.getByLabel('Password').fill('handy-demo-1')
    await va.getByRole('button', { name: 'Sign in' }).click()
    await va.getByRole('alert').getByText('switched off').waitFor()
  })

  it('says in sentences how well customers get a contractor', async () => {
    const page = await signIn('manager')
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Analytics' })
      .click()
    await page.getByRole('heading', { name: /bookings have kept their contractor/ }).waitFor()
    await page.getByRole('table', { name: 'Quotes by price' }).waitFor()
    await page.goto('/admin/analytics?from=2000-01-01&to=2000-01-31')
    await page
      .getByRole('heading', { name: '– of 0 bookings have kept their contractor' })
      .waitFor()
  })

  it('takes the audit log out as a file, narrowed as it is shown', async () => {
    const page = await signIn('manager')
    await page.goto('/admin/settings/audit?about=users')
    await page.getByRole('row').nth(1).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /Export$/ }).click(),
    ])
    expect(download.suggestedFilename()).toBe('audit-log.csv')
    await page.getByText('Exported: the file is in your downloads').waitFor()
  })
})
