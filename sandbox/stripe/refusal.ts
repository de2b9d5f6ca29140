import type Stripe from 'stripe'

export interface RefusalDetail {
  message: string
  type?: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error'
  code?: string
  decline_code?: string
  param?: string
  charge?: string
  doc_url?: string
  payment_intent?: Stripe.PaymentIntent
  payment_method?: Stripe.PaymentMethod
  payment_method_type?: string
  network_decline_code?: string
  advice_code?: string
  network_advice_code?: string
}

/**
 * What Stripe answers when it will not. `early` refusals happen before the request runs and are not
 * remembered under its idempotency key; the others are, as Stripe does.
 */
export class StripeRefusal extends Error {
  override readonly name = 'StripeRefusal'

  constructor(
    readonly status: number,
    readonly detail: RefusalDetail,
    readonly stage: 'early' | 'run' = 'run',
  ) {
    super(detail.message)
  }
}

/** The JSON body of a refusal, in the order Stripe writes it. */
export const refusalBody = ({ detail }: StripeRefusal, requestId: string) => ({
  error: {
    ...(detail.code
      ? {
          code: detail.code,
          doc_url: `https://docs.stripe.com/error-codes/${detail.code.replaceAll('_', '-')}`,
        }
      : {}),
    ...detail,
    request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}`,
    type: detail.type ?? 'invalid_request_error',
  },
})

export const noSuch = (what: string, id: string, param: string) =>
  new StripeRefusal(404, { code: 'resource_missing', message: `No such ${what}: '${id}'`, param })

/** Like `noSuch`, for an id given as a parameter rather than in the path. */
export const noSuchParam = (what: string, id: string, param: string) =>
  new StripeRefusal(400, { code: 'resource_missing', message: `No such ${what}: '${id}'`, param })
