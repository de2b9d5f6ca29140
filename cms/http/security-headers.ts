import { createMiddleware } from 'hono/factory'
import { getEnv } from '../../integrations/env.ts'

/** Pages that belong to one customer or contractor: nothing of them may be found by searching. */
const PRIVATE_PAGE = /^\/(api\/)?[qvc](\/|$)/i

const STRIPE_SCRIPTS = 'https://js.stripe.com https://*.js.stripe.com'
const STRIPE_FRAMES = `${STRIPE_SCRIPTS} https://hooks.stripe.com`

/**
 * What a page of ours may load. Styles may be inline: the back office's component library and
 * Stripe's form write their own as they go; scripts may not.
 */
const contentPolicy = ({ scripts = '', connect = '', frames = '' }): string =>
  [
    "default-src 'self'",
    `script-src 'self'${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self' data:",
    `connect-src 'self'${connect}`,
    `frame-src ${frames || "'none'"}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

const isApi = (path: string) => /^\/api(\/|$)/.test(path)

const API_POLICY = "default-src 'none'; frame-ancestors 'none'"

/** Where a card is paid, Stripe's own script and frames are let in; nowhere else. */
const quoteSitePolicy = (): string => {
  const { stripe, sandbox } = getEnv()
  return contentPolicy({
    scripts: ` ${STRIPE_SCRIPTS}`,
    connect: ` ${stripe.sandboxed ? sandbox.url : 'https://api.stripe.com'}`,
    frames: `${STRIPE_FRAMES}${stripe.sandboxed ? ` ${sandbox.url}` : ''}`,
  })
}

/** Answers are somebody's own: kept by no one, and files only by the browser that may ask again. */
const keepingOf = (path: string): string =>
  path.startsWith('/api/media/file/') ? 'private, no-cache' : 'no-store'

export const securityHeaders = () => {
  const { production, overTls } = getEnv()
  const [payingPage, plainPage] = [quoteSitePolicy(), contentPolicy({})]
  const policyOf = (path: string) => {
    if (isApi(path)) return API_POLICY
    return path.startsWith('/q/') ? payingPage : plainPage
  }
  return createMiddleware(async (c, next) => {
    await next()
    const { headers } = c.res
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('Referrer-Policy', 'no-referrer')
    headers.set('X-Frame-Options', 'DENY')
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    headers.set('Permissions-Policy', 'camera=(self), microphone=(self), geolocation=()')
    headers.set('Content-Security-Policy', policyOf(c.req.path))
    if (isApi(c.req.path) && !headers.has('Cache-Control'))
      headers.set('Cache-Control', keepingOf(c.req.path))
    headers.delete('X-Powered-By')
    if (production && overTls)
      headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
    if (PRIVATE_PAGE.test(c.req.path)) headers.set('X-Robots-Tag', 'noindex, nofollow')
  })
}
