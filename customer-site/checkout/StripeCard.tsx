import { useEffect, useRef, useState } from 'react'
import type { IntentAnswer } from '../api/quote.ts'
import { Button } from '../ui/Button.tsx'
import { declineInWords } from '../words/declines.ts'
import type { CardOutcome, Till } from './card-door.ts'
import { loadStripe, type StripeElements, type StripeJs } from './stripe-js.ts'

interface StripeCardProps {
  intent: IntentAnswer
  till: Till
}

const AUTHORISED = ['requires_capture', 'succeeded', 'processing']

/** The Payment Element in this site's colours, light or dark as the page is. */
const appearance = () => {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    theme: 'flat',
    variables: {
      colorPrimary: token('--accent'),
      colorBackground: token('--field'),
      colorText: token('--ink'),
      colorTextSecondary: token('--ink-soft'),
      colorDanger: token('--bad'),
      fontFamily: token('--font'),
      borderRadius: '10px',
    },
  }
}

const confirm = async (
  stripe: StripeJs,
  elements: StripeElements,
  secret: string,
): Promise<CardOutcome> => {
  // The amount follows the extras until the card is authorised.
  await elements.fetchUpdates()
  const { error: missing } = await elements.submit()
  if (missing) return { kind: 'incomplete' }
  const { error, paymentIntent } = await stripe.confirmPayment({
    ...{ elements, redirect: 'if_required' },
    confirmParams: { return_url: location.href.split('?')[0] ?? location.href },
  })
  if (!error)
    return AUTHORISED.includes(paymentIntent?.status ?? '')
      ? { kind: 'authorised' }
      : { kind: 'declined', message: declineInWords() }
  if (error.type === 'validation_error') return { kind: 'incomplete' }
  // Confirmed before, by another tab or a tap whose answer was lost.
  const now = await stripe.retrievePaymentIntent(secret).catch(() => null)
  if (AUTHORISED.includes(now?.paymentIntent?.status ?? '')) return { kind: 'authorised' }
  return error.type === 'card_error' || error.code === 'payment_intent_authentication_failure'
    ? { kind: 'declined', message: declineInWords(error.decline_code, error.code) }
    : { kind: 'unknown', message: error.message ?? declineInWords() }
}

const StripeCard = ({ intent, till }: StripeCardProps) => {
  const place = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading')
  const [round, setRound] = useState(0)
  const { clientSecret, publishableKey } = intent

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round mounts the form again
  useEffect(() => {
    let gone = false
    let unmount = () => {}
    loadStripe(publishableKey).then(
      (stripe) => {
        if (gone || !place.current) return
        const elements = stripe.elements({ clientSecret, appearance: appearance() })
        const element = elements.create('payment', { layout: 'tabs' })
        element.on('ready', () => setState('ready'))
        element.on('loaderror', () => setState('failed'))
        element.mount(place.current)
        till.takeCard({ confirm: () => confirm(stripe, elements, clientSecret) })
        unmount = () => element.destroy()
      },
      () => setState('failed'),
    )
    return () => {
      gone = true
      till.takeCard(null)
      unmount()
    }
  }, [clientSecret, publishableKey, till, round])

  return (
    <form
      id="card-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (state === 'ready') void till.pay()
      }}
    >
      {state === 'loading' && (
        <div className="bone card-bone" role="status" aria-label="Loading the card form" />
      )}
      {state === 'failed' && (
        <p>
          The card form did not load.{' '}
          <Button
            onClick={() => {
              setState('loading')
              setRound(round + 1)
            }}
          >
            Try again
          </Button>
        </p>
      )}
      <div ref={place} />
    </form>
  )
}
export default StripeCard
