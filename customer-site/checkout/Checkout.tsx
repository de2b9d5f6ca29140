import { useEffect, useRef, useState } from 'react'
import { formatPence } from '../../domain/money.ts'
import type { QuoteAnswer } from '../api/quote.ts'
import type { Offer } from '../quote/offer.ts'
import { needsExpress, type OfferState, priceOf, type Step } from '../quote/offer-state.ts'
import { afterPaint } from '../ui/after-paint.ts'
import { focusFirstError } from '../ui/Field.tsx'
import { FocusHeading } from '../ui/Frame.tsx'
import { Notice } from '../ui/Notice.tsx'
import { AddressForm } from './AddressForm.tsx'
import { CardForm } from './CardForm.tsx'
import { ExpressRequest } from './ExpressRequest.tsx'

interface CheckoutProps {
  quote: QuoteAnswer
  offer: Offer
  state: OfferState
  step: Step
}

/** What is still to be said before the card, and the card; in place, under the chosen time. */
export const Checkout = ({ quote, offer, state, step }: CheckoutProps) => {
  const { total, deposit } = priceOf(quote, state)
  const { intent, problem, busy } = state
  const settled = busy === 'paying' || busy === 'confirming'
  const express = needsExpress(quote, state)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (step !== 'card') return
    return afterPaint(() => {
      // Not out of a form: who has just ticked a box in it goes on from there.
      if (!document.activeElement?.closest('form')) heading.current?.focus()
    })
  }, [step])
  useEffect(() => {
    // What comes after paying is there by the time it is needed, on a poor connection too.
    if (step === 'card') void import('../booked/BookedScreen.tsx').catch(() => undefined)
  }, [step])
  return (
    <>
      {(state.addressNeeded || express) && (
        <section aria-labelledby="details">
          <FocusHeading level={2} id="details">
            Before we come
          </FocusHeading>
          <div className="card">
            {state.addressNeeded && <AddressForm quote={quote} offer={offer} state={state} />}
            {express && <Express quote={quote} offer={offer} state={state} disabled={settled} />}
          </div>
        </section>
      )}
      {step === 'card' && (
        <section aria-labelledby="deposit">
          <h2 id="deposit" ref={heading} tabIndex={-1}>
            Pay the deposit
          </h2>
          <div className="card">
            <p className="due">
              <strong>{formatPence(deposit)} now</strong>
              {total > deposit && (
                <span>{formatPence(total - deposit)} on the day, when the work is done</span>
              )}
            </p>
            {problem?.at === 'card' && (
              <Notice kind="wrong" title="That did not go through" focus>
                <p>{problem.message}</p>
                <p className="hint">You have not been charged.</p>
              </Notice>
            )}
            {(intent || !problem) && <CardForm intent={intent} till={offer} busy={settled} />}
          </div>
        </section>
      )}
    </>
  )
}

interface ExpressProps {
  quote: QuoteAnswer
  offer: Offer
  state: OfferState
  disabled: boolean
}

const Express = ({ quote, offer, state, disabled }: ExpressProps) => {
  const box = useRef<HTMLFormElement>(null)
  const [asked, setAsked] = useState(false)
  useEffect(() => {
    if (asked && !state.express) focusFirstError(box.current)
  }, [asked, state.express])
  const row = (
    <ExpressRequest
      checked={state.express}
      disabled={disabled}
      days={quote.cancellation.coolingOffDays}
      error={asked && !state.express ? 'Please tick this, or choose a later date.' : ''}
      onChange={(express) => offer.setExpress(express)}
    />
  )
  // With an address to give there is a form already, and it is that which is sent first.
  if (state.addressNeeded) return row
  return (
    <form
      ref={box}
      id="details-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
      }}
    >
      {row}
    </form>
  )
}
