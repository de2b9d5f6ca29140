import { useEffect, useRef, useState } from 'react'
import { Field, focusFirstError } from '../ui/Field.tsx'
import { BankCheckDialog } from './BankCheckDialog.tsx'
import type { Till } from './card-door.ts'
import {
  asCvc,
  asExpiry,
  type CardErrors,
  type CardFields,
  cardErrors,
  spaced,
} from './card-fields.ts'
import { confirmSandboxCard, testCardOf } from './confirm-sandbox.ts'

interface SandboxCardProps {
  till: Till
  busy: boolean
}

const EMPTY: CardFields = { number: '', expiry: '', cvc: '' }

/** The card form where no Stripe keys are set: looks and behaves alike, takes test cards only. */
const SandboxCard = ({ till, busy }: SandboxCardProps) => {
  const form = useRef<HTMLFormElement>(null)
  const [fields, setFields] = useState(EMPTY)
  const [errors, setErrors] = useState<CardErrors>({})
  const [bank, setBank] = useState<{ url: string; closed: () => void } | null>(null)
  const typed = useRef(fields)
  typed.current = fields

  useEffect(() => {
    till.takeCard({
      confirm: async (intent) => {
        const found = cardErrors(typed.current)
        const method = testCardOf(typed.current.number.replaceAll(' ', ''))
        if (!found.number && !method)
          found.number = 'This is a trial system: please use a test card.'
        setErrors(found)
        if (Object.keys(found).length > 0 || !method) {
          focusFirstError(form.current)
          return { kind: 'incomplete' }
        }
        return confirmSandboxCard(intent, method, {
          open: (url) => new Promise<void>((closed) => setBank({ url, closed })),
          close: () => setBank(null),
        })
      },
    })
    return () => till.takeCard(null)
  }, [till])

  const set = (name: keyof CardFields, tidy: (text: string, before: string) => string) => ({
    value: fields[name],
    error: errors[name],
    readOnly: busy,
    inputMode: 'numeric' as const,
    onChange: ({ target }: { target: { value: string } }) => {
      setFields({ ...fields, [name]: tidy(target.value, fields[name]) })
      setErrors({ ...errors, [name]: undefined })
    },
  })
  return (
    <>
      <form
        ref={form}
        id="card-form"
        className="fields card-fields"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void till.pay()
        }}
      >
        <Field
          label="Card number"
          autoComplete="cc-number"
          placeholder="1234 1234 1234 1234"
          {...set('number', spaced)}
        />
        <Field
          label="Expiry"
          autoComplete="cc-exp"
          placeholder="MM / YY"
          {...set('expiry', asExpiry)}
        />
        <Field
          label="Security code"
          autoComplete="cc-csc"
          placeholder="CVC"
          {...set('cvc', asCvc)}
        />
      </form>
      <p className="hint test-card">Test card 4242 4242 4242 4242, any future date, any code.</p>
      {bank && (
        <BankCheckDialog
          url={bank.url}
          onClose={() => {
            bank.closed()
            setBank(null)
          }}
        />
      )}
    </>
  )
}
export default SandboxCard
