import { formatPence } from '../../domain/money.ts'
import { FocusHeading, Frame } from '../ui/Frame.tsx'
import type { EnquiryAnswer } from './enquiry.ts'

/** The link's own path: the page stays on the address it was opened at. */
const pathOf = (link: string): string => {
  try {
    return new URL(link, location.href).pathname
  } catch {
    return link
  }
}

export const Received = ({ name, answer }: { name: string; answer: EnquiryAnswer }) => {
  const { link, price, reference } = answer
  const first = name.split(/\s+/)[0]
  if (link && price !== undefined)
    return (
      <Frame title="Your price">
        <header className="hero">
          <FocusHeading>Your price is {formatPence(price)}</FocusHeading>
          <p className="lead">
            Thank you, {first}. See what it covers and choose your time: it takes two minutes.
          </p>
        </header>
        <p>
          <a className="button main" href={pathOf(link)}>
            See your quote
          </a>
        </p>
        <p className="hint">
          The same link is on its way to you by WhatsApp. Reference {reference}.
        </p>
      </Frame>
    )
  return (
    <Frame title="Thank you">
      <header className="hero">
        <FocusHeading>Thank you, {first}</FocusHeading>
        <p className="lead">One of us is looking at it now.</p>
      </header>
      <section aria-labelledby="next">
        <h2 id="next">What happens next</h2>
        <ol className="steps">
          <li>You hear from us by WhatsApp.</li>
          <li>If we need to see it, we ask for a short video. Nobody has to visit first.</li>
          <li>
            Your quote comes with a link: choose a time, and a named person is booked for you.
          </li>
        </ol>
      </section>
      <p className="hint">Your reference is {reference}.</p>
    </Frame>
  )
}
