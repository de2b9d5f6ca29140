import { useRef, useState } from 'react'
import type { QuoteAnswer } from '../api/quote.ts'
import type { Offer } from '../quote/offer.ts'
import type { OfferState } from '../quote/offer-state.ts'
import { Button } from '../ui/Button.tsx'
import { Field, focusFirstError } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'

interface AddressFormProps {
  quote: QuoteAnswer
  offer: Offer
  state: OfferState
  /** Where the bar's button is about something else, the form has its own. */
  withButton?: boolean
}

/** A full postcode, as people type it: the server has the last word. */
const LOOKS_LIKE_POSTCODE = /^[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}$/i

export const AddressForm = ({ quote, offer, state, withButton }: AddressFormProps) => {
  const form = useRef<HTMLFormElement>(null)
  const [address, setAddress] = useState('')
  const [postcode, setPostcode] = useState(quote.postcode ?? '')
  const [errors, setErrors] = useState<{ address?: string; postcode?: string }>({})
  const save = () => {
    const found = {
      address: address.trim() ? undefined : 'Please give the house number and street.',
      postcode: LOOKS_LIKE_POSTCODE.test(postcode.trim())
        ? undefined
        : 'Please give the full postcode, such as NG5 1AA.',
    }
    setErrors(found)
    if (found.address || found.postcode) focusFirstError(form.current)
    else void offer.saveAddress(address.trim(), postcode.trim())
  }
  return (
    <form
      ref={form}
      id={withButton ? undefined : 'details-form'}
      className="fields"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {state.problem?.at === 'details' && (
        <Notice kind="wrong" focus>
          <p>{state.problem.message}</p>
        </Notice>
      )}
      <Field
        label="House number and street"
        autoComplete="street-address"
        value={address}
        error={errors.address}
        onChange={({ target }) => setAddress(target.value)}
      />
      <Field
        label="Postcode"
        autoComplete="postal-code"
        autoCapitalize="characters"
        className="short"
        value={postcode}
        error={errors.postcode}
        onChange={({ target }) => setPostcode(target.value)}
      />
      {withButton && (
        <Button type="submit" look="main" busy={state.busy === 'saving'}>
          Show times
        </Button>
      )}
    </form>
  )
}
