import { createLocalReq, type Payload } from 'payload'
import { CLIENT_ADDRESS_HEADER } from '../../operations/platform/client-address.ts'
import { giveBack, limit } from '../../operations/rate-limit.ts'
import { readSettings } from '../../operations/settings.ts'

const LOGIN = /^\/api\/users\/login\/*$/i
const WINDOW_SECONDS = 15 * 60

/**
 * Counts failed logins of one address, whichever accounts they try; Payload counts them of one
 * account. Each try counts before it is made, so that many at once cannot slip through, and one
 * that succeeds is given back.
 * @throws AppError RATE_LIMITED
 */
export const guardLogin = async (
  payload: Payload,
  request: Request,
  answer: () => Promise<Response>,
): Promise<Response> => {
  if (request.method !== 'POST' || !LOGIN.test(new URL(request.url).pathname)) return answer()
  const req = await createLocalReq({}, payload)
  const { rateLimits } = await readSettings(req)
  const counted = {
    name: 'login',
    key: request.headers.get(CLIENT_ADDRESS_HEADER) ?? '',
    points: rateLimits.loginFailuresPerAddress,
    seconds: WINDOW_SECONDS,
  }
  await limit(req, counted)
  const response = await answer()
  if (response.ok) await giveBack(req, counted)
  return response
}
