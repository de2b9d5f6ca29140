import { Suspense } from 'react'
import type { IntentAnswer } from '../api/quote.ts'
import { lazyPart } from '../ui/lazy-part.ts'
import type { Till } from './card-door.ts'

const SandboxCard = lazyPart(async () => (await import('./SandboxCard.tsx')).default)
const StripeCard = lazyPart(async () => (await import('./StripeCard.tsx')).default)

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
