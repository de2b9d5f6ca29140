import { lazy, Suspense } from 'react'
import type { IntentAnswer } from '../api/quote.ts'
import type { Till } from './card-door.ts'

const SandboxCard = lazy(() => import('./SandboxCard.tsx'))
const StripeCard = lazy(() => import('./StripeCard.tsx'))

interface CardFormProps {
  /** Null while it is being prepared. */
  intent: IntentAnswer | null
  till: Till
  busy: boolean
}

const Preparing = () => (
  <div className="bone card-bone" role="status" aria-label="Preparing the payment" />
)

/** Stripe's form where there are keys, the sandbox's where there are none; alike to the page. */
export const CardForm = ({ intent, till, busy }: CardFormProps) =>
  intent ? (
    <Suspense fallback={<Preparing />}>
      {intent.mode === 'stripe' ? (
        <StripeCard key={intent.paymentIntentId} intent={intent} till={till} />
      ) : (
        <SandboxCard till={till} busy={busy} />
      )}
    </Suspense>
  ) : (
    <Preparing />
  )
