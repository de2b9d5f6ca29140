import { isIP } from 'node:net'
import type { MiddlewareHandler } from 'hono'
import { AppError } from '../../domain/app-error.ts'
import type { Sandbox } from '../context.ts'

const hostname = (host: string): string =>
  URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '') : host

/**
 * The sandbox has no login, so a page on the web must not reach it by pointing its own domain at
 * loopback: only names without a dot, addresses, `*.localhost` and the configured hosts are served.
 */
export const guardHost = (sandbox: Sandbox): MiddlewareHandler => {
  const { appUrl, publicUrl, host } = sandbox.options
  const known = [appUrl, publicUrl].flatMap((url) => (url ? [new URL(url).hostname] : []))
  return async (c, next) => {
    const asked = hostname(c.req.header('host') ?? '')
    const fine =
      isIP(asked) ||
      !asked.includes('.') ||
      asked.endsWith('.localhost') ||
      asked === host ||
      known.includes(asked)
    if (!fine) throw new AppError('FORBIDDEN', `The sandbox is not served as ${asked}.`)
    await next()
  }
}
