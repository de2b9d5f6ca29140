import { html, raw } from 'hono/html'
import type { Sandbox } from '../context.ts'
import type { CallRow, MessageRow } from '../rows.ts'
import { clock, day, type Html, nationalPhone, timeTag, when } from './pieces.ts'
import { callView, phoneViews } from './views.ts'

const LINK = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/

const avatar = (phone: string, name: string): Html => {
  const hue = [...phone].reduce((sum, digit) => (sum * 31 + digit.charCodeAt(0)) % 360, 7)
  const letters = name
    .replace(/[^\p{L} ]/gu, '')
    .split(' ')
    .filter(Boolean)
    .map((word) => word[0])
    .slice(0, 2)
  return html`<span class="avatar" style="--hue:${hue}" aria-hidden="true">${letters.join('').toUpperCase() || phone.slice(-2)}</span>`
}

/** Everyone on the left, the latest first. */
export const phonesPart = (sandbox: Sandbox, selected: string): Html => {
  const phones = phoneViews(sandbox)
  if (!phones.length)
    return html`<p class="empty">Nobody has written yet. Open a phone below and say hello.</p>`
  return html`${phones.map(
    ({ phone, name, lastAt, preview }) => html`
    <a class="person" href="/?phone=${encodeURIComponent(phone)}" data-phone="${phone}" ${phone === selected ? raw('aria-current="page"') : ''}>
      ${avatar(phone, name)}
      <div><b>${name || nationalPhone(phone)}</b><span class="said">${preview}</span></div>
      ${timeTag(lastAt, when(lastAt, sandbox.now()))}
    </a>`,
  )}`
}

/** Whose phone it is, and whether free words may be sent to it. */
export const headPart = (sandbox: Sandbox, phone: string): Html => {
  if (!phone)
    return html`<div><h2>No phone chosen</h2><p>Pick one on the left, or open another.</p></div>`
  const row = sandbox.journal.get('phone', phone)
  const name = row?.profileName ?? ''
  const left = (row?.lastInboundAt ?? 0) + 24 * 3600_000 - sandbox.now()
  const hours = Math.ceil(left / 3600_000)
  const window =
    left > 0
      ? html`<span class="tag good window" title="WhatsApp lets the business write freely for 24 hours after a message">free words for ${hours} h</span>`
      : html`<span class="tag look window" title="WhatsApp carries only templates to someone who has not written for 24 hours">templates only</span>`
  return html`${avatar(phone, name)}<div><h2>${name || nationalPhone(phone)}</h2><p>${phone}</p></div>${window}`
}

const withLinks = (text: string): Html =>
  html`${text
    .split(LINK)
    .map((piece, index) =>
      index % 2 ? html`<a href="${piece}" target="_blank" rel="noreferrer">${piece}</a>` : piece,
    )}`

const TICK = raw('<svg viewBox="0 0 17 12"><path d="m2 6.5 3.2 3.2L12 2.6"/></svg>')
const TICKS = raw(
  '<svg viewBox="0 0 17 12"><path d="m1 6.5 3.2 3.2L11 2.6M7.6 9l.7.7L15.2 2.6"/></svg>',
)

const ticks = (row: MessageRow): Html => {
  if (row.direction === 'inbound') return html``
  if (row.errorCode)
    return html`<span class="wrong" title="${row.errorMessage}">not delivered · ${row.errorCode}</span>`
  const words = `${row.status}`
  if (row.status === 'read')
    return html`<span class="read" title="${words}" aria-label="${words}">${TICKS}</span>`
  if (row.status === 'delivered')
    return html`<span title="${words}" aria-label="${words}">${TICKS}</span>`
  if (row.status === 'sent')
    return html`<span title="${words}" aria-label="${words}">${TICK}</span>`
  return html`<span>${words}</span>`
}

const mediaTag = (row: MessageRow, file: MessageRow['media'][number]): Html => {
  const src = row.direction === 'inbound' ? `/sandbox/media/${file.id}` : file.url
  const [kind] = file.contentType.split('/')
  if (kind === 'image')
    return html`<a href="${src}" target="_blank" rel="noreferrer"><img src="${src}" alt="attached picture" loading="lazy"></a>`
  if (kind === 'video') return html`<video src="${src}" controls preload="metadata"></video>`
  if (kind === 'audio') return html`<audio src="${src}" controls preload="metadata"></audio>`
  return html`<p><a href="${src}" target="_blank" rel="noreferrer">${new URL(src, 'http://x').pathname.split('/').at(-1)}</a></p>`
}

const bubble = (row: MessageRow, turn: boolean): Html => {
  const mine = row.direction === 'inbound'
  const look = ['bubble', mine ? 'mine' : '', turn ? 'turn' : '', row.errorCode ? 'failed' : '']
  return html`<div class="${look.filter(Boolean).join(' ')}" data-sid="${row.id}">
    ${row.media.map((file) => mediaTag(row, file))}
    ${row.body ? html`<p class="words">${withLinks(row.body)}</p>` : ''}
    <div class="meta">${row.contentSid ? html`<span title="${row.contentSid}">template</span>` : ''}${timeTag(row.createdAt, clock.format(new Date(row.createdAt)))}${ticks(row)}</div>
  </div>`
}

const CALL_WORDS: Record<string, string> = {
  ringing: 'ringing…',
  'in-progress': 'talking…',
  completed: 'ended',
  'no-answer': 'no answer',
}

const voice = (sandbox: Sandbox, row: CallRow): Html => {
  const { recordings, lines, duration, status } = callView(sandbox, row)
  const length = duration
    ? ` · ${Math.floor(duration / 60)}:${String(duration % 60).padStart(2, '0')}`
    : ''
  const running = status === 'ringing' || status === 'in-progress'
  return html`<article class="voice">
    <header><b>${row.direction === 'inbound' ? 'Call to the business' : 'Call from the business'}</b>
      <span class="tag ${running ? 'wait' : ''}">${CALL_WORDS[status] ?? status}${length}</span>
      ${timeTag(row.createdAt, clock.format(new Date(row.createdAt)))}</header>
    ${lines.length ? html`<dl>${lines.map(({ track, text }) => html`<dt>${track === 'inbound' ? 'Caller' : 'Business'}</dt><dd>${text}</dd>`)}</dl>` : ''}
    ${recordings.map(({ sid }) => html`<audio controls preload="metadata" src="/sandbox/recordings/${sid}"></audio>`)}
  </article>`
}

/** The conversation of one phone: messages and calls as they came. */
export const threadPart = (sandbox: Sandbox, phone: string): Html => {
  const { journal } = sandbox
  const messages = journal.all('message').filter(({ from, to }) => from === phone || to === phone)
  const calls = journal
    .all('call')
    .filter((row) => (row.from === phone || row.to === phone) && row.direction !== 'outbound-dial')
  const items = [...messages, ...calls]
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
    .slice(-300)
  if (!items.length)
    return html`<p class="empty">${phone ? 'Nothing said yet. Write below as this person, or call the business.' : 'Messages appear here.'}</p>`
  let lastDay = ''
  let lastSide = ''
  return html`${items.map((row) => {
    const today = day.format(new Date(row.createdAt))
    const heading = today === lastDay ? '' : html`<div class="day">${today}</div>`
    lastDay = today
    if (!('body' in row)) {
      lastSide = ''
      return html`${heading}${voice(sandbox, row)}`
    }
    const turn = lastSide !== '' && lastSide !== row.direction
    lastSide = row.direction
    return html`${heading}${bubble(row, turn)}`
  })}`
}
