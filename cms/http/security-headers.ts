import { createMiddleware } from 'hono/factory'
import { getEnv } from '../../integrations/env.ts'

/** Pages that belong to one customer or contractor: nothing of them may be found by searching. */
const PRIVATE_PAGE = /^\/(api\/)?[qvc](\/|$)/i

const STRIPE_SCRIPTS = 'https://js.stripe.com https://*.js.stripe.com'
const STRIPE_FRAMES = `${STRIPE_SCRIPTS} https://hooks.stripe.com`

/**
 * What a page of ours may load. Styles may be inline: the component library writes its own as it
 * goes; scripts may not.
 */
const contentPolicy = (): string => {
  const { stripe, sandbox } = getEnv()
  const payments = stripe.sandboxed ? sandbox.url : 'https://api.stripe.com'
  return [
    "default-src 'self'",
    `script-src 'self' ${STRIPE_SCRIPTS}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self' data:",
    `connect-src 'self' ${payments}`,
    `frame-src ${STRIPE_FRAMES}${stripe.sandboxed ? ` ${sandbox.url}` : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const securityHeaders = () => {
  const { production, publicUrl } = getEnv()
  const policy = contentPolicy()
  const overTls = production && publicUrl.startsWith('https:')
  return createMiddleware(async (c, next) => {
    await next()
    const { headers } = c.res
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('Referrer-Policy', 'no-referrer')
    headers.set('X-Frame-Options', 'DENY')
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    headers.set('Permissions-Policy', 'camera=(self), microphone=(self), geolocation=()')
    headers.set(
      'Content-Security-Policy',
      c.req.path.startsWith('/api') ? "default-src 'none'; frame-ancestors 'none'" : policy,
    )
    headers.delete('X-Powered-By')
    if (overTls) headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
    if (PRIVATE_PAGE.test(c.req.path)) headers.set('X-Robots-Tag', 'noindex, nofollow')
  })
}
