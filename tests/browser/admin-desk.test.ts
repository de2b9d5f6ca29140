import { beforeAll, describe, expect, it } from 'vitest'
import { useBrowser as browserOfTests } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { desksAt } from './admin-sign-in.ts'

const { newPage, allowErrors } = browserOfTests()
let business: Business

beforeAll(async () => {
  business = await startBusiness()
})

const signIn = desksAt({ newPage }, () => business.appUrl)

describe('the desk of a virtual assistant', () => {
  it('says in words that a password is wrong, and opens with the right one', async () => {
    allowErrors(/401/)
    const page = await newPage({ baseURL: business.appUrl })
    await page.goto('/admin/leads')
    await page.getByLabel('Email').fill('va@handy.test')
    await page.getByLabel('Password').fill('not-the-password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').getByText('do not go together').waitFor()
    await page.getByLabel('Password').fill('handy-demo-1')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Leads', level: 1 }).waitFor()
    await page.waitForURL('**/admin/leads')
  })

  it('shows a contractor the door, in words', async () => {
    const page = await newPage({ baseURL: business.appUrl })
    await page.goto('/admin/login')
    await page.getByLabel('Email').fill('contractor@handy.test')
    await page.getByLabel('Password').fill('handy-demo-1')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').getByText('The back office is for staff').waitFor()
  })

  it('keeps filters in the address, so that Back brings them back', async () => {
    const page = await signIn('va')
    await page.getByRole('link', { name: 'Leads', exact: true }).click()
    await page.getByRole('radiogroup', { name: 'Stage' }).getByText('Quoted').click()
    await page.waitForURL(/stage=Quoted/)
    await page.getByText('Quote seen').first().waitFor()
    await page.getByRole('row').nth(1).getByRole('link').first().click()
    await page.getByRole('log', { name: 'History' }).waitFor()
    await page.goBack()
    await page.waitForURL(/stage=Quoted/)
    await page.getByRole('row').nth(1).waitFor()
    expect(await page.getByText('Cancelled', { exact: true }).count()).toBe(0)
  })

  it('finds a lead by phone as it is written on paper', async () => {
    const page = await signIn('va')
    await page.getByRole('button', { name: 'Find a lead' }).click()
    await page.getByRole('combobox', { name: 'Find a lead' }).fill('07700 900125')
    await page.getByRole('option', { name: '07700 900125' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: '07700 900125' }).waitFor()
  })

  it('shows what happened to a lead while another screen was open, on coming back to it', async () => {
    const page = await signIn('va')
    const post = (path: string, body: object): Promise<{ doc: { id: string } }> =>
      page.evaluate(
        async ([path, body]) => {
          const headers = { 'Content-Type': 'application/json' }
          const answer = await fetch(path, { method: 'POST', headers, body })
          return answer.json()
        },
        [`/api${path}`, JSON.stringify(body)] as const,
      )
    const { doc } = await post('/leads', {
      customerName: 'Nora Cotgrave',
      phone: '+447700900778',
      source: 'call',
    })
    await page.getByRole('link', { name: 'Leads', exact: true }).click()
    await page.getByRole('link', { name: 'Nora Cotgrave' }).click()
    const history = page.getByRole('log', { name: 'History' })
    await history.getByRole('listitem').first().waitFor()
    await page.goBack()
    await page.getByRole('link', { name: 'Nora Cotgrave' }).waitFor()
    await post(`/leads/${doc.id}/transition`, { state: 'cancelled', note: 'Sold the house' })
    await page.goForward()
    await history.getByText('Sold the house').waitFor()
  })

  it('takes a call down as a lead, prices what was said, and sends the quote', async () => {
    const page = await signIn('va')
    await page.getByRole('button', { name: 'New lead' }).click()
    await page.getByLabel('Customer', { exact: true }).fill('Nell Testerby')
    await page.getByLabel('Phone').fill('07700 900777')
    await page.getByLabel('Postcode').fill('ng5 1aa')
    await page
      .getByLabel('What needs doing')
      .fill('Kitchen tap is dripping, and hang two doors please')
    await page.getByRole('button', { name: 'Add lead' }).click()
    await page.getByRole('heading', { name: 'Nell Testerby' }).waitFor()
    await page.getByText('2 ×').waitFor()

    await page.getByRole('link', { name: 'Build a quote' }).first().click()
    const lines = page.getByRole('region', { name: 'Lines' })
    const doors = lines.getByRole('spinbutton', { name: /door/i })
    await doors.waitFor()
    expect(await doors.inputValue()).toBe('2')

    await page.getByRole('textbox', { name: 'Find in the price book' }).fill('put up shelf')
    await page.keyboard.press('Enter')
    await lines.getByRole('spinbutton', { name: /shelf/i }).waitFor()
    await page
      .getByRole('region', { name: 'As the customer sees it' })
      .getByText('Quote for Nell')
      .waitFor()

    await page.keyboard.press('Control+Enter')
    await page.getByText('Quote sent by WhatsApp').waitFor()
    await page.getByRole('heading', { name: 'Nell Testerby' }).waitFor()
    await page
      .getByRole('log', { name: 'History' })
      .getByText(/See it and choose a time here/)
      .waitFor()
  })

  it('says that a customer is there twice, and makes one lead of two', async () => {
    const page = await signIn('va')
    for (const name of ['Tilda Twice', 'T Twice']) {
      await page.getByRole('button', { name: 'New lead' }).click()
      const first = page.getByRole('dialog').getByLabel('Customer', { exact: true })
      await expect.poll(() => first.evaluate((it) => it === document.activeElement)).toBe(true)
      await page.keyboard.type(name)
      await page.getByRole('dialog').getByLabel('Phone').fill('07700 900778')
      await page.keyboard.press('Control+Enter')
      await page.getByRole('heading', { name, exact: true }).waitFor()
    }
    await page.getByRole('link', { name: /^Tilda Twice L-/ }).waitFor()
    await page.getByRole('button', { name: 'Merge…' }).click()
    await page.getByRole('button', { name: 'Merge, and close this one' }).click()
    await page.getByRole('heading', { name: 'Tilda Twice' }).waitFor()
    await expect.poll(() => page.getByRole('button', { name: 'Merge…' }).count()).toBe(0)
  })
})
