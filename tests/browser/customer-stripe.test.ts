/**
 * The card form as it is where Stripe's keys are set. Stripe.js itself cannot be had here: a script
 * of the test's own stands in its place, notes what the page asks of it, and confirms for real.
 */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { useBrowser as browserForFile } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'
import { customerPage } from './customer-page.ts'
import { type Office, officeOf } from './customer-quotes.ts'

const browser = browserForFile()
let business: Business
let office: Office

beforeAll(async () => {
  business = await startBusiness()
  office = await officeOf(business)
})

/** Answers in `window.stripeSays`, one for each try; the last one for all further tries. */
const STRIPE_JS = (sandboxUrl: string) => `
  window.stripeAsked = []
  const note = (name, more) => window.stripeAsked.push(more === undefined ? name : [name, more])
  let secret = ''
  window.Stripe = (key) => ({
    elements: (options) => {
      secret = options.clientSecret
      note('elements', Object.keys(options).sort().join(' '))
      return {
        create: (kind) => {
          note('create', kind)
          const heard = {}
          return {
            on: (event, then) => { heard[event] = then },
            mount: (place) => {
              note('mount')
              const failing = window.stripeFailsToLoad
              window.stripeFailsToLoad = false
              place.innerHTML = failing ? '' : '<p>Stripe’s own fields</p>'
              setTimeout(() => heard[failing ? 'loaderror' : 'ready']?.(), 20)
            },
            destroy: () => note('destroy'),
          }
        },
        fetchUpdates: async () => { note('fetchUpdates'); return {} },
        submit: async () => { note('submit'); return window.stripeSays[0] === 'incomplete' ? { error: window.stripeSays.shift() && { type: 'validation_error' } } : {} },
      }
    },
    confirmPayment: async ({ redirect, confirmParams }) => {
      note('confirmPayment', redirect)
      note('return', new URL(confirmParams.return_url).pathname.slice(0, 3))
      const says = window.stripeSays.length > 1 ? window.stripeSays.shift() : window.stripeSays[0]
      if (says === 'declined')
        return { error: { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds' } }
      if (says === 'not-me')
        return { error: { type: 'invalid_request_error', code: 'payment_intent_authentication_failure' } }
      const id = secret.split('_secret_')[0]
      const answer = await fetch('${sandboxUrl}/v1/payment_intents/' + id + '/confirm', {
        method: 'POST',
        body: new URLSearchParams({ client_secret: secret, key, payment_method: 'pm_card_visa' }),
      })
      const paymentIntent = await answer.json()
      return says === 'lost' ? { error: { type: 'api_connection_error', message: 'Lost.' } } : { paymentIntent }
    },
    retrievePaymentIntent: async (of) => {
      note('retrieve')
      const answer = await fetch('${sandboxUrl}/v1/payment_intents/' + of.split('_secret_')[0] + '?' + new URLSearchParams({ client_secret: of, key }))
      return { paymentIntent: await answer.json() }
    },
  })`

const atTheCard = async (place: number, says: string[], failsToLoad = false) => {
  const made = await office.newQuote({ style: 'fixed' })
  const page = await browser.newPage({ baseURL: business.appUrl, phone: true })
  await page.addInitScript(
    `window.stripeSays = ${JSON.stringify(says)}; window.stripeFailsToLoad = ${failsToLoad}`,
  )
  await page.route('https://js.stripe.com/**', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: STRIPE_JS(business.sandboxUrl) }),
  )
  await page.route('**/payment-intent', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, json: { ...(await answer.json()), mode: 'stripe' } })
  })
  await page.goto(made.path)
  const customer = customerPage(page)
  await customer.chooseTime(/, (morning|afternoon)/, place)
  await customer.askToStartEarly()
  return { ...customer, ...made }
}

const asked = (page: Page) => page.evaluate('window.stripeAsked') as Promise<unknown[]>
const bookingsOf = (leadId: string) =>
  query(business.database.url, 'select status from bookings where lead_id = $1', [leadId])

describe('Stripe’s own form', () => {
  it('is mounted for this payment, sent, and books', async () => {
    const { page, next, booked, leadId } = await atTheCard(0, ['yes'])
    await page.getByText('Stripe’s own fields').waitFor()
    await next(/^Pay/).click()
    await booked()
    expect(await bookingsOf(leadId)).toEqual([{ status: 'confirmed' }])
    const calls = await asked(page)
    expect(calls).toEqual(
      expect.arrayContaining([
        ['elements', 'appearance clientSecret'],
        ['create', 'payment'],
      ]),
    )
    expect(calls.slice(calls.indexOf('fetchUpdates'))).toEqual(
      expect.arrayContaining([
        ...['fetchUpdates', 'submit'],
        ...[
          ['confirmPayment', 'if_required'],
          ['return', '/q/'],
        ],
      ]),
    )
  })

  it('says a decline in words and a failed check kindly, then takes the card that works', async () => {
    const { page, next, booked, leadId } = await atTheCard(1, ['declined', 'not-me', 'yes'])
    await page.getByText('Stripe’s own fields').waitFor()
    await next(/^Pay/).click()
    await page.getByText('there is not enough in that account').waitFor()
    await next(/^Pay/).click()
    await page.getByText('could not confirm that it was you').waitFor()
    await next(/^Pay/).click()
    await booked()
    expect(await bookingsOf(leadId)).toHaveLength(1)
  })

  it('leaves it to Stripe’s fields to say what is missing', async () => {
    const { page, next, booked } = await atTheCard(2, ['incomplete', 'yes'])
    await page.getByText('Stripe’s own fields').waitFor()
    await next(/^Pay/).click()
    await expect.poll(() => asked(page)).toContain('submit')
    expect(await page.getByRole('alert').count()).toBe(0)
    await next(/^Pay/).click()
    await booked()
  })

  it('looks what became of it when the answer is lost', async () => {
    const { page, next, booked, leadId } = await atTheCard(3, ['lost'])
    await page.getByText('Stripe’s own fields').waitFor()
    await next(/^Pay/).click()
    await booked()
    expect(await bookingsOf(leadId)).toHaveLength(1)
  })

  it('can be tried again when it did not load', async () => {
    const { page, next, booked } = await atTheCard(4, ['yes'], true)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('Stripe’s own fields').waitFor()
    await next(/^Pay/).click()
    await booked()
  })
})
