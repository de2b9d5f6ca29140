import { useEffect, useState } from 'react'
import { asRefusal } from '../api/http.ts'
import type { BookingAnswer, QuoteApi } from '../api/quote.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/icons.tsx'
import { Notice } from '../ui/Notice.tsx'

const WORDS = ['Poor', 'Not great', 'All right', 'Good', 'Excellent']

/** Five stars and a word if they like; once. */
export const Rating = ({ booking, api }: { booking: BookingAnswer; api: QuoteApi }) => {
  const [given, setGiven] = useState(booking.rating ?? 0)
  const [stars, setStars] = useState(0)
  const [comment, setComment] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const name = booking.contractor?.firstName ?? 'we'
  useEffect(() => {
    if (location.hash === '#rate') document.getElementById('rate')?.scrollIntoView()
  }, [])
  if (given > 0)
    return (
      <Notice kind="good" title="Thank you">
        <p>
          You gave {given} out of 5. {given < 4 && 'Somebody from our team reads this today.'}
        </p>
      </Notice>
    )
  const send = async () => {
    setBusy(true)
    setProblem('')
    try {
      await api.rate(stars, comment.trim())
      setGiven(stars)
    } catch (error) {
      setProblem(asRefusal(error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="card rating" id="rate">
      <fieldset>
        <legend>
          <h2>How did {name} do?</h2>
        </legend>
        <div className="stars">
          {WORDS.map((word, place) => (
            <label key={word} className={place < stars ? 'on' : undefined}>
              <input
                type="radio"
                name="stars"
                className="unseen"
                checked={stars === place + 1}
                onChange={() => setStars(place + 1)}
                aria-label={`${place + 1} out of 5, ${word.toLowerCase()}`}
              />
              <Icon name="star" size={36} />
            </label>
          ))}
        </div>
        <p className="hint">{WORDS[stars - 1] ?? 'Tap a star'}</p>
      </fieldset>
      {problem && (
        <Notice kind="wrong" focus>
          <p>{problem}</p>
        </Notice>
      )}
      {stars > 0 && (
        <>
          <Field
            label="Anything to add? (optional)"
            lines={3}
            maxLength={2000}
            value={comment}
            onChange={({ target }) => setComment(target.value)}
          />
          <Button look="main" busy={busy} onClick={() => void send()}>
            Send
          </Button>
        </>
      )}
    </section>
  )
}
