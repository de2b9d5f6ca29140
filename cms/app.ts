/** Everything on one port: the API, the back office and the quote site. */
import { Hono } from 'hono'
import type { Payload, SanitizedConfig } from 'payload'
import { AppError } from '../domain/app-error.ts'
import { toAppError } from './endpoints/error-form.ts'
import { refuse } from './http/answer-form.ts'
import { answerApi } from './http/api.ts'
import { compressText } from './http/compress.ts'
import { requestLog, type ServerContext } from './http/request-log.ts'
import { securityHeaders } from './http/security-headers.ts'
import { getLog } from './log.ts'
import { pages } from './pages/pages.ts'

export const createApp = (payload: Payload, config: SanitizedConfig) => {
  const api = answerApi(payload, config)
  return new Hono<ServerContext>()
    .use(requestLog())
    .use(securityHeaders())
    .use(compressText())
    .all('/api', api)
    .all('/api/*', api)
    .route('/', pages(config))
    .notFound(() => refuse(new AppError('NOT_FOUND', 'There is nothing at that address.')))
    .onError((error, c) => {
      const refusal = toAppError(error)
      if (refusal.status >= 500) getLog().error({ err: error, id: c.get('requestId') })
      return refuse(refusal)
    })
}
