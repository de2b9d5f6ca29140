/** The API: Payload's endpoints and ours, behind one door. */
import type { Context } from 'hono'
import { handleEndpoints, type Payload, type SanitizedConfig } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { toAppError } from '../endpoints/error-form.ts'
import { getLog } from '../log.ts'
import { inAnswerForm, refuse } from './answer-form.ts'
import { guardLogin } from './login-guard.ts'
import { checkQuery } from './query.ts'
import { withCheckedBody } from './request-body.ts'

/**
 * Payload's doors that nobody here uses: its admin panel's own tables, and accounts made or opened
 * without an administrator.
 */
const CLOSED =
  /^\/api\/(payload-[^/]*|globals|access)(\/|$)|^\/api\/users\/(first-register|init|forgot-password|reset-password|verify)(\/|$)|^\/api\/[^/]+\/(versions|access)(\/|$)|^\/api\/[^/]+\/[^/]+\/duplicate\/*$/i

/** A resumable upload asks by HEAD how far it came; everything else that is asked by HEAD is a GET. */
const OWN_HEAD = /^\/api\/v\//

const asGet = (request: Request) =>
  new Request(request.url, { headers: request.headers, signal: request.signal })

/** Payload would run a POST as a GET on a header's word. Here a request is what it says it is. */
const withoutOverride = (request: Request) => {
  for (const name of ['x-http-method-override', 'x-payload-http-method-override'])
    if (request.headers.has(name)) request.headers.delete(name)
}

const prepared = async (given: Request, config: SanitizedConfig): Promise<Request> => {
  const { pathname } = new URL(given.url)
  if (CLOSED.test(pathname)) throw new AppError('NOT_FOUND', 'There is nothing at that address.')
  withoutOverride(given)
  checkQuery(given)
  if (given.method === 'HEAD' && !OWN_HEAD.test(pathname)) return asGet(given)
  return withCheckedBody(given, config)
}

export const answerApi = (payload: Payload, config: SanitizedConfig) => async (c: Context) => {
  try {
    const request = await prepared(c.req.raw, config)
    const answer = () => handleEndpoints({ config, request })
    const response = await guardLogin(payload, request, answer)
    return await inAnswerForm(response)
  } catch (error) {
    const refusal = toAppError(error)
    if (refusal.status >= 500) getLog().error({ err: error, id: c.get('requestId') })
    return refuse(refusal)
  }
}
