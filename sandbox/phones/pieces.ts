import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

export const clock = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' },
})
export const day = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/London', weekday: 'short', day: 'numeric', month: 'short' },
})

/** `+447700900123` as people write it: `07700 900123`. */
export const nationalPhone = (phone: string): string =>
  phone.startsWith('+44') ? phone.replace(/^\+44(\d{4})(\d+)$/, '0$1 $2') : phone

/** The time of today's things, the date of older ones. */
export const when = (iso: string, now: number): string =>
  day.format(new Date(iso)) === day.format(now)
    ? clock.format(new Date(iso))
    : day.format(new Date(iso))

export const timeTag = (iso: string, words: string): Html =>
  html`<time datetime="${iso}" title="${iso}">${words}</time>`
