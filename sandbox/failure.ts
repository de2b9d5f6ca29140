import { AppError, errorBody } from '../domain/app-error.ts'
import { TwilioRefusal, twilioErrorBody } from './twilio/refusal.ts'

/**
 * The sandbox's own failure in the form the caller reads: Stripe's SDK, for one, takes any answer
 * without an `error` for a success.
 */
export const failure = (path: string, status: 413 | 500, message: string): Response => {
  if (path.startsWith('/v1/'))
    return Response.json(
      { error: { message, type: 'api_error', param: null, code: null } },
      { status },
    )
  if (path.startsWith('/2010-04-01/'))
    return Response.json(twilioErrorBody(new TwilioRefusal(status, 20500, message)), { status })
  const code = status === 413 ? 'PAYLOAD_TOO_LARGE' : 'INTERNAL_ERROR'
  return Response.json(errorBody(new AppError(code, message)), { status })
}
