import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, londonClock } from '../../domain/london-time.ts'
import { desksAt, signInTo } from '../browser/admin-sign-in.ts'
import { seriousInBothLooks } from '../browser/axe.ts'
import { type Office, officeOf } from '../browser/customer-quotes.ts'
import { bookMorning } from '../browser/dispatch-board.ts'
import { useBrowser as browserOfTests } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'

const { newPage, allowErrors } = browserOfTests()
let business: Business
let office: Office

beforeAll(async () => {
  business = await startBusiness()
  office = await officeOf(business)
})

const signIn = desksAt({ newPage }, () => business.appUrl)

const rowsOf = <Row extends object>(text: string, values: unknown[] = []) =>
  query<Row & Record<string, unknown>>(business.database.url, text, values)

const someContractor = async (place = 0) => {
  const [row] = await rowsOf<{ id: string; name: string }>(
    'select id, name from handyman_profiles where is_active order by name limit 1 offset $1',
    [place],
  )
  return row ?? { id: '', name: '' }
}

const daysWorked = (id: string, from: string, to: string) =>
  rowsOf<{ date: string; start: string | null; end: string | null }>(
    `select date::text, start_time as start, end_time as end from contractor_availability_dates
      where contractor_id = $1 and is_available and date between $2 and $3 order by date`,
    [id, from, to],
  )

const middle = async (page: Page, name: string) => {
  const box = await page.getByRole('button', { name }).boundingBox()
  if (!box) throw new Error(`${name} is not on the page.`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

describe('a contractor’s time', () => {
  it('takes a usual week painted by dragging, and writes it out six weeks ahead', async () => {
    allowErrors(/409/)
    const { id } = await someContractor()
    const page = await signIn('ops')
    await page.goto(`/admin/contractors/${id}`)
    const cells = page.getByRole('button', { name: /^Usually on / })
    await cells.first().waitFor()
    for (const cell of await cells.all())
      if ((await cell.getAttribute('aria-pressed')) === 'true') {
        await cell.focus()
        await page.keyboard.press('Enter')
      }
    const from = await middle(page, 'Usually on Mon, morning')
    const to = await middle(page, 'Usually on Fri, morning')
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 20 })
    await page.mouse.up()
    await page.getByRole('button', { name: 'Usually on Wed, morning: free' }).waitFor()
    await page.getByRole('button', { name: 'Apply to the next 6 weeks' }).click()
    const asked = page.getByRole('button', { name: 'Save the other days' })
    await page.getByText('42 days saved').or(asked).first().waitFor()
    if (await asked.isVisible()) await asked.click()
    const today = londonClock(new Date()).date
    await expect
      .poll(async () => (await daysWorked(id, addDays(today, 22), addDays(today, 42))).length)
      .toBe(15)
    const days = await daysWorked(id, addDays(today, 22), addDays(today, 42))
    expect(new Set(days.map(({ start, end }) => `${start}–${end}`))).toEqual(
      new Set(['08:00–13:00']),
    )
  })

  it('warns before time is taken away under a booking, and hands the job on when told to', async () => {
    allowErrors(/409/)
    const job = await bookMorning(business, office)
    const page = await signIn('ops')
    await page.goto(`/admin/contractors/${job.contractor}`)
    await page.getByRole('button', { name: 'Days off …' }).click()
    await page.getByLabel('First day off').fill(job.date)
    await page.getByLabel('Last day off').fill(addDays(job.date, 1))
    await page.getByRole('button', { name: 'Take 2 days off' }).click()
    const dialog = page.getByRole('dialog').filter({ hasText: job.reference })
    await dialog.getByText('Sam Specimen').waitFor()
    await dialog.getByRole('button', { name: 'Take it away and look for somebody else' }).click()
    await expect
      .poll(
        async () =>
          (
            await rowsOf<{ moved: boolean }>(
              `select b.contractor_id <> $2 or exists (select 1 from exceptions e
                where e.booking_id = b.id and e.kind = 'no_contractor') as moved from bookings b where b.id = $1`,
              [job.id, job.contractor],
            )
          )[0]?.moved,
        { timeout: 20_000 },
      )
      .toBe(true)
  })
})

describe('a contractor’s skills', () => {
  it('are filled by keys and by dragging, and saved together', async () => {
    const { id } = await someContractor(1)
    await rowsOf('delete from contractor_skills where handyman_id = $1', [id])
    const page = await signIn('ops')
    await page.goto(`/admin/contractors/${id}?tab=skills`)
    const groups = page.getByRole('group')
    await groups.first().waitFor()
    await groups.nth(0).getByRole('radio', { name: 'No' }).focus()
    await page.keyboard.type('ece')
    expect(await groups.nth(0).getByRole('radio', { name: 'Expert' }).isChecked()).toBe(true)
    expect(await groups.nth(1).getByRole('radio', { name: 'Capable' }).isChecked()).toBe(true)
    const at = async (place: number) => {
      const box = await groups.nth(place).getByText('Capable').boundingBox()
      if (!box) throw new Error('The skill is not on the page.')
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    }
    const [from, to] = [await at(3), await at(5)]
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 12 })
    await page.mouse.up()
    await page.getByRole('status').getByText('Saved').waitFor()
    await expect
      .poll(async () => {
        const known = await rowsOf<{ confidence: string }>(
          'select confidence from contractor_skills where handyman_id = $1',
          [id],
        )
        return known.map(({ confidence }) => confidence).sort()
      })
      .toEqual(['capable', 'capable', 'capable', 'capable', 'expert', 'expert'])
  })

  it('and a photo of them is kept, for the customers they come to', async () => {
    const { id, name } = await someContractor(1)
    const page = await signIn('ops')
    await page.goto(`/admin/contractors/${id}?tab=profile`)
    await page.getByRole('button', { name: 'Add a photo' }).waitFor()
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'face.png', mimeType: 'image/png' },
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    })
    await page.getByRole('button', { name: 'Change photo' }).waitFor()
    await page.getByRole('img', { name: `Photo of ${name}` }).waitFor()
    const kept = await rowsOf(
      'select 1 from handyman_profiles p join media m on m.id = p.photo_id where p.id = $1',
      [id],
    )
    expect(kept).toHaveLength(1)
  })

  it('and certificates about to run out are said at the top', async () => {
    const { id } = await someContractor(2)
    const soon = addDays(londonClock(new Date()).date, 9)
    await rowsOf('update handyman_profiles set certifications = $2 where id = $1', [
      id,
      JSON.stringify([{ name: 'Gas Safe', expiresOn: soon }]),
    ])
    const page = await signIn('ops')
    await page.goto(`/admin/contractors/${id}`)
    await page.getByText(/^Gas Safe: until/).waitFor()
  })
})

describe('a contractor’s area and work', () => {
  it('are drawn from what we hold, and tried before they are saved', async () => {
    const { id, name } = await someContractor(3)
    const page = await signIn('ops')
    const beyond: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(business.appUrl)) beyond.push(request.url())
    })
    await page.goto(`/admin/contractors/${id}?tab=area`)
    const map = page.getByRole('img', { name: new RegExp(`miles around ${name}`) })
    await map.waitFor()
    const before = await map.getAttribute('aria-label')
    await page.getByRole('slider', { name: 'Miles' }).focus()
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight')
    await expect.poll(() => map.getAttribute('aria-label')).not.toBe(before)
    await page.getByRole('button', { name: /^Save \d+ miles$/ }).click()
    await page.getByText(/^Goes \d+ miles from now on$/).waitFor()
    expect(beyond).toEqual([])
    await page.getByRole('tab', { name: 'Work' }).click()
    await page.getByRole('table', { name: 'Load by week' }).getByText('This week').waitFor()
  })

  it('have nothing axe finds serious, light and dark', async () => {
    const { id } = await someContractor(4)
    const page = await newPage({ baseURL: business.appUrl })
    await signInTo(page, 'ops')
    const found: string[] = []
    for (const tab of ['availability', 'skills', 'area', 'profile', 'jobs']) {
      await page.goto(`/admin/contractors/${id}?tab=${tab}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
      found.push(...(await seriousInBothLooks(page)).map((words) => `${tab} ${words}`))
    }
    expect(found).toEqual([])
  })
})
