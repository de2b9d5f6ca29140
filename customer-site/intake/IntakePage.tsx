import { useRef, useState } from 'react'
import { asRefusal } from '../api/http.ts'
import { Button } from '../ui/Button.tsx'
import { Field, focusFirstError } from '../ui/Field.tsx'
import { Frame } from '../ui/Frame.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PhotoPicker } from '../ui/PhotoPicker.tsx'
import {
  EMPTY_ENQUIRY,
  type Enquiry,
  type EnquiryAnswer,
  type EnquiryErrors,
  enquiryErrors,
  openFor,
  sendEnquiry,
} from './enquiry.ts'
import { Received } from './Received.tsx'

const TYPES: [Enquiry['customerType'], string][] = [
  ['homeowner', 'It’s my home'],
  ['landlord', 'I let it out'],
  ['pm', 'I manage it for somebody'],
  ['commercial', 'It’s a business'],
]

/** `/`: who, where and what; a price at once where the work is plain enough. */
const IntakePage = () => {
  const form = useRef<HTMLFormElement>(null)
  const trap = useRef<HTMLInputElement>(null)
  const opened = useRef(performance.now())
  const [enquiry, setEnquiry] = useState(EMPTY_ENQUIRY)
  const [photos, setPhotos] = useState<File[]>([])
  const [errors, setErrors] = useState<EnquiryErrors>({})
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<EnquiryAnswer | null>(null)
  if (answer) return <Received name={enquiry.name.trim()} answer={answer} />

  const send = async () => {
    const found = enquiryErrors(enquiry, photos.length)
    setErrors(found)
    setProblem('')
    if (Object.keys(found).length > 0) return focusFirstError(form.current)
    setBusy(true)
    try {
      const openForMs = await openFor(opened.current)
      const website = trap.current?.value ?? ''
      setAnswer(await sendEnquiry(enquiry, photos, { website, openForMs }))
    } catch (error) {
      const { code, data, message } = asRefusal(error)
      const fields = code === 'VALIDATION_ERROR' ? (data as EnquiryErrors) : {}
      setErrors(fields)
      setProblem(message)
      focusFirstError(form.current)
    } finally {
      setBusy(false)
    }
  }
  const set = (name: keyof Enquiry) => ({
    value: enquiry[name],
    error: errors[name],
    onChange: ({ target }: { target: { value: string } }) => {
      setEnquiry({ ...enquiry, [name]: target.value })
      setErrors({ ...errors, [name]: undefined })
    },
  })
  return (
    <Frame title="Ask for a quote">
      <header className="hero">
        <h1>What needs doing?</h1>
        <p className="lead">
          Tell us in your own words. For most jobs you get a price straight away, and choose the
          time yourself.
        </p>
      </header>
      <form
        ref={form}
        className="card fields"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        {problem && (
          <Notice kind="wrong" focus={Object.keys(errors).length === 0}>
            <p>{problem}</p>
          </Notice>
        )}
        <Field
          label="The job"
          hint="For example: “The kitchen tap drips and two internal doors need hanging.”"
          lines={4}
          maxLength={5000}
          {...set('description')}
        />
        <PhotoPicker label="Photos (if you have any)" photos={photos} onChange={setPhotos} />
        <Field label="Your name" autoComplete="name" maxLength={120} {...set('name')} />
        <Field
          label="Mobile number"
          hint="We send the quote by WhatsApp. Nothing else."
          type="tel"
          autoComplete="tel"
          {...set('phone')}
        />
        <Field
          label="Postcode of the job"
          autoComplete="postal-code"
          autoCapitalize="characters"
          className="short"
          {...set('postcode')}
        />
        <fieldset className="choices">
          <legend>Whose place is it?</legend>
          {TYPES.map(([type, words]) => (
            <label key={type}>
              <input
                type="radio"
                name="customerType"
                checked={enquiry.customerType === type}
                onChange={() => setEnquiry({ ...enquiry, customerType: type })}
              />
              {words}
            </label>
          ))}
        </fieldset>
        <input
          ref={trap}
          className="unseen"
          name="website"
          tabIndex={-1}
          autoComplete="off"
          aria-hidden="true"
        />
        <Button type="submit" look="main" busy={busy}>
          Get my price
        </Button>
      </form>
    </Frame>
  )
}
export default IntakePage
