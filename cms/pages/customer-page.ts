/** The quote site's one page, with what it will show already in it. */
import type { Context } from 'hono'
import { handleEndpoints, type SanitizedConfig } from 'payload'
import { notBuilt } from './not-built.ts'
import type { Site } from './site.ts'

/** JSON that cannot end the script element it stands in. */
const embedded = (json: string): string =>
  `<script type="application/json" id="page-data">${json
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')}</script>`

interface PageData {
  status: number
  json?: string
  cookies?: string[]
}

const sendPage = async (c: Context, site: Site, { status, json, cookies = [] }: PageData) => {
  const page = await site.file('index.html')
  if (!page) return notBuilt(c)
  const html = page.bytes.toString('utf8')
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
  c.header('Cache-Control', 'no-store')
  return c.html(
    json ? html.replace('</head>', () => `${embedded(json)}</head>`) : html,
    status as 200,
  )
}

/** Pages whose script fetches what it needs. */
export const plainPage =
  (site: Site, status = 200) =>
  (c: Context) =>
    sendPage(c, site, { status })

/**
 * `/q/:token` with the answer of `GET /api/q/:token` in it, asked in this very process: the same
 * words, the same limits, the same cookie. Only looked at: the view is stamped by the page's script.
 */
export const quotePage = (site: Site, config: SanitizedConfig) => async (c: Context) => {
  const address = new URL(`/api${new URL(c.req.url).pathname}`, c.req.url)
  const request = new Request(address, { headers: c.req.raw.headers })
  const answer = await handleEndpoints({ config, request })
  const json = await answer.text()
  const known = answer.status < 500
  return sendPage(c, site, {
    status: known ? answer.status : 200,
    json: known ? json : undefined,
    cookies: answer.headers.getSetCookie(),
  })
}
