/** The two sites as people's browsers ask for them. */
import { join, resolve } from 'node:path'
import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { SanitizedConfig } from 'payload'
import { getEnv } from '../../integrations/env.ts'
import { plainPage, quotePage } from './customer-page.ts'
import { notBuilt } from './not-built.ts'
import { openSite, type Site, sendFile } from './site.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const HASHED = /^\/assets\//
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return ''
  }
}

const assetOf = async (
  site: Site,
  path: string,
  request: Request,
): Promise<Response | undefined> => {
  const file = path.endsWith('/') ? undefined : await site.file(decoded(path))
  return file && sendFile(file, request, HASHED.test(path) ? 'for-ever' : 'ask')
}

const looksLikeFile = (path: string) => HASHED.test(path) || /\.\w{2,11}$/.test(path)

const missingFile = (c: Context) => c.text('There is no such file.', 404)

/** Logging in works on the one address of `PUBLIC_URL`; another name of this machine leads there. */
const sameHost = createMiddleware(async (c, next) => {
  const asked = new URL(c.req.url)
  const own = new URL(getEnv().publicUrl)
  const otherName =
    LOOPBACK.has(asked.hostname) && LOOPBACK.has(own.hostname) && asked.host !== own.host
  if (otherName && asked.port === own.port)
    return c.redirect(`${own.origin}${asked.pathname}${asked.search}`)
  return next()
})

const backOffice = (site: Site) => async (c: Context) => {
  const path = c.req.path.slice('/admin'.length) || '/'
  const asset = await assetOf(site, path, c.req.raw)
  if (asset) return asset
  if (looksLikeFile(path)) return missingFile(c)
  const page = await site.file('index.html')
  return page ? sendFile(page, c.req.raw, 'ask') : notBuilt(c)
}

const otherFile = (site: Site) => async (c: Context) => {
  const asset = await assetOf(site, c.req.path, c.req.raw)
  if (asset) return asset
  return looksLikeFile(c.req.path) ? missingFile(c) : plainPage(site, 404)(c)
}

export const pages = (config: SanitizedConfig) => {
  const admin = backOffice(openSite(join(ROOT, 'admin/dist')))
  const customer = openSite(join(ROOT, 'customer-site/dist'))
  return new Hono()
    .use(sameHost)
    .get('/admin', admin)
    .get('/admin/*', admin)
    .get('/', plainPage(customer))
    .get('/q/:token', quotePage(customer, config))
    .get('/v/:token', plainPage(customer))
    .get('/c/*', plainPage(customer))
    .get('*', otherFile(customer))
}
