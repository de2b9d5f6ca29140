/** As much of Stripe.js as this page uses; the script itself is fetched from Stripe, when needed. */
export interface StripeError {
  type: string
  code?: string
  decline_code?: string
  message?: string
}
export interface StripeElements {
  create(
    kind: 'payment',
    options: object,
  ): {
    mount(place: HTMLElement): void
    destroy(): void
    on(event: 'ready' | 'loaderror', then: () => void): void
  }
  submit(): Promise<{ error?: StripeError }>
  fetchUpdates(): Promise<unknown>
}
export interface StripeJs {
  elements(options: object): StripeElements
  confirmPayment(options: {
    elements: StripeElements
    confirmParams: { return_url: string }
    redirect: 'if_required'
  }): Promise<{ error?: StripeError; paymentIntent?: { status: string } }>
  retrievePaymentIntent(secret: string): Promise<{ paymentIntent?: { status: string } }>
}

const SRC = 'https://js.stripe.com/v3'

let loading: Promise<(key: string) => StripeJs> | undefined

const load = () =>
  new Promise<(key: string) => StripeJs>((done, fail) => {
    const script = document.createElement('script')
    script.src = SRC
    script.onload = () => {
      const { Stripe } = window as unknown as { Stripe?: (key: string) => StripeJs }
      if (Stripe) done(Stripe)
      else fail(new Error('Stripe.js did not load'))
    }
    script.onerror = () => {
      // The next try starts afresh.
      loading = undefined
      script.remove()
      fail(new Error('Stripe.js did not load'))
    }
    document.head.append(script)
  })

export const loadStripe = (key: string): Promise<StripeJs> => {
  loading ??= load()
  return loading.then((Stripe) => Stripe(key))
}
