import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { KEYS, type Rig, rig, until } from '../unit/sandbox-rig.ts'

let sandbox: Rig
let browser: Browser
let page: Page
const complaints: string[] = []
beforeAll(async () => {
  sandbox = await rig()
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await sandbox.stop()
})

const thread = () => page.getByRole('log', { name: 'Conversation' })
const writesBack = (body: string) =>
  sandbox.twilio().messages.create({
    ...{ from: KEYS.twilio.whatsappFrom, to: 'whatsapp:+447700900160', body },
    statusCallback: `${sandbox.app.url}/status`,
  })

it('lets a person be anyone: write, read the answer, send a picture, call', async () => {
  await page.goto(sandbox.url)
  await page.getByText('Nobody has written yet').waitFor()
  await page.getByLabel('Another phone').fill('07700 900160')
  await page.getByRole('button', { name: 'Open' }).click()
  await page.getByRole('heading', { name: '07700 900160' }).waitFor()

  await page.getByLabel('Message').fill('The <b>tap</b> & the door')
  await page.getByLabel('Message').press('Enter')
  await thread().getByText('The <b>tap</b> & the door').waitFor()
  const inbound = await until(() => sandbox.app.to('/api/webhooks/twilio/whatsapp')[0])
  expect(inbound.form).toMatchObject({
    From: 'whatsapp:+447700900160',
    Body: 'The <b>tap</b> & the door',
  })

  await writesBack('Your quote: http://localhost:3000/q/abc')
  const link = thread().getByRole('link', { name: 'http://localhost:3000/q/abc' })
  await link.waitFor()
  expect(await link.getAttribute('href')).toBe('http://localhost:3000/q/abc')
  await thread().getByLabel('read').waitFor()

  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p5YJ0gAAAABJRU5ErkJggg==',
    'base64',
  )
  const file = { name: 'tap.png', mimeType: 'image/png', buffer: pixel }
  await page.locator('#file').setInputFiles(file)
  await page.getByRole('button', { name: 'Send' }).click()
  await thread().getByAltText('attached picture').waitFor()
  const picture = await until(() => sandbox.app.to('/api/webhooks/twilio/whatsapp')[1])
  expect(picture.form).toMatchObject({ NumMedia: '1', MediaContentType0: 'image/png' })

  sandbox.app.answers((hit) =>
    hit.path.endsWith('/voice')
      ? { body: '<Response><Dial>+447700900161</Dial></Response>' }
      : undefined,
  )
  await page.getByRole('button', { name: 'Make a call' }).click()
  await page.getByLabel('What is said on the call').fill('Hello there\n> Good morning')
  await page.getByLabel('Pace').selectOption('quick')
  await page.getByRole('button', { name: 'Call the business' }).click()
  await thread().getByText('Good morning').waitFor()
  await thread().getByText('ended').waitFor()
  expect(complaints).toEqual([])
}, 60_000)

it('shows payments and lets things go wrong', async () => {
  const stripe = sandbox.stripe()
  const { id } = await stripe.paymentIntents.create({
    ...{ amount: 2400, currency: 'gbp', capture_method: 'manual' },
    allowed_payment_method_types: ['card'],
  })
  await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })
  const payments = page.getByRole('region', { name: 'Payments' })
  await payments.getByText('authorised').waitFor()
  await payments.getByRole('button', { name: 'Expire' }).click()
  await payments.getByText('cancelled').waitFor()

  const wrong = page.getByRole('region', { name: 'Make something go wrong' })
  await wrong.getByLabel('Fault').selectOption({ label: 'Twilio fails 3 requests' })
  await wrong.getByRole('button', { name: 'Set' }).click()
  await wrong.getByText('3 left').waitFor()
  await wrong.getByRole('button', { name: 'All well again' }).click()
  await wrong.getByText('Everything works.').waitFor()
  expect(complaints).toEqual([])
}, 60_000)

it('says so when the app does not take a message', async () => {
  sandbox.app.answers(() => ({ status: 403 }))
  await page.getByLabel('Message').fill('anyone there?')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('status').getByText('The app answered 403').waitFor()
}, 60_000)

it('asks the bank’s question', async () => {
  const stripe = sandbox.stripe()
  const { id } = await stripe.paymentIntents.create({
    ...{ amount: 4800, currency: 'gbp', capture_method: 'manual' },
    allowed_payment_method_types: ['card'],
  })
  const asked = await stripe.paymentIntents.confirm(id, {
    payment_method: 'pm_card_threeDSecure2Required',
  })
  const bank = await browser.newPage()
  await bank.goto(String(asked.next_action?.use_stripe_sdk?.stripe_js))
  await bank.getByText('£48.00').waitFor()
  await bank.getByRole('button', { name: 'Approve payment' }).click()
  await bank.getByText('Approved.').waitFor()
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('requires_capture')
}, 60_000)
