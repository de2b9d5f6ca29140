import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Role } from '../../domain/roles.ts'
import { keepPicture, type Picture } from './gallery.ts'
import { PHONES, SCREENS, type Screen, SHOWN, type Subject } from './screens.ts'

type Keys = Record<Subject, string>

export interface Asked {
  browser: Browser
  app: string
  keys: Keys
  /** Only the few that the docs show. */
  docsOnly: boolean
}

const PASSWORD = 'handy-demo-1'
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true }
const LOOKS = [
  { appearance: 'light', width: 1440, height: 900 },
  { appearance: 'dark', width: 1440, height: 900 },
  { appearance: 'light', width: 1024, height: 768 },
  { appearance: 'dark', width: 1024, height: 768 },
] as const

const SETTLED = `document.querySelector('h1, h2') && document.fonts.status === 'loaded' &&
  !document.querySelector('[aria-busy="true"], span.bar, .ant-skeleton, .ant-spin-spinning, [class*="-motion-"][class*="-active"]')`

/** Waits until everything that was on its way is on the screen. */
const settle = async (page: Page): Promise<void> => {
  const until = Date.now() + 30_000
  // Asked by the debugger: what the page would ask itself, its own security policy forbids.
  while (!(await page.evaluate<boolean>(`Boolean(${SETTLED})`).catch(() => false))) {
    if (Date.now() > until) {
      console.error(`${page.url()} still waits for something; pictured as it is.`)
      break
    }
    await page.waitForTimeout(100)
  }
  await page.waitForTimeout(600)
}

/** The call rings through to whoever is on duty: put away, as they would, to see the menu whole. */
const closeNotice = async (page: Page): Promise<void> => {
  const close = page.getByRole('button', { name: 'Put the call’s notice away' })
  for (let left = await close.count(); left > 0; left--) await close.first().click()
  await close.first().waitFor({ state: 'detached' })
}

const signedIn = async (context: BrowserContext, app: string, role: Role): Promise<Page> => {
  const answer = await context.request.post(`${app}/api/users/login`, {
    data: { email: `${role}@handy.test`, password: PASSWORD },
  })
  if (!answer.ok()) throw new Error(`${role} could not sign in (${answer.status()})`)
  return context.newPage()
}

/** Every screen of the back office in one look: each role signs in once. */
async function* desks({ browser, app, keys, docsOnly }: Asked): AsyncGenerator<Picture> {
  for (const { appearance, width, height } of LOOKS) {
    const nameOf = (screen: Screen) => `${screen.name}-${appearance}-${width}`
    const wanted = SCREENS.filter((screen) => !docsOnly || SHOWN.has(nameOf(screen)))
    for (const role of new Set(wanted.map((screen) => screen.role))) {
      const context = await browser.newContext({
        ...{ viewport: { width, height }, colorScheme: appearance },
        ...{ locale: 'en-GB', timezoneId: 'Europe/London' },
      })
      const page = await signedIn(context, app, role)
      for (const screen of wanted.filter((one) => one.role === role)) {
        await page.goto(`${app}/admin${screen.at(keys)}`)
        await settle(page)
        await closeNotice(page)
        if (screen.press) {
          await page.getByRole('button', { name: screen.press, exact: true }).click()
          await page.getByRole('dialog').waitFor()
          await settle(page)
        }
        const name = nameOf(screen)
        await keepPicture(name, await page.screenshot())
        yield { name, title: screen.title, look: `${appearance}, ${width} wide` }
      }
      await context.close()
    }
  }
}

async function* phones({ browser, app, keys, docsOnly }: Asked): AsyncGenerator<Picture> {
  for (const { name, title, at } of PHONES) {
    if (docsOnly && !SHOWN.has(name)) continue
    const context = await browser.newContext({ ...PHONE, locale: 'en-GB' })
    const page = await context.newPage()
    await page.goto(`${app}${at(keys)}`)
    await settle(page)
    await keepPicture(name, await page.screenshot())
    yield { name, title, look: 'phone' }
    await context.close()
  }
}

/** Takes every picture there is, one after the other. */
export async function* takeAll(asked: Asked) {
  yield* phones(asked)
  yield* desks(asked)
}
