import { ageOf, dayInWords, inFull, momentInWords, spanInWords } from '../words/time.ts'
import { useNow } from './now.ts'

interface Props {
  at: string | null | undefined
}

/** `3 h`: how long ago; the instant in full on hover. */
export function Age({ at }: Props) {
  const now = useNow()
  if (!at) return null
  return (
    <time dateTime={at} title={inFull(at)} className="figures">
      {ageOf(at, now)}
    </time>
  )
}

/** `for 3 h`: how long it has been so; `just now` at first. */
export function Lasting({ at }: Props) {
  const now = useNow()
  if (!at) return null
  const age = ageOf(at, now)
  return (
    <time dateTime={at} title={inFull(at)} className="figures">
      {age === 'now' ? 'just now' : `for ${age}`}
    </time>
  )
}

/** `Today 09:41`; in full on hover. */
export function Moment({ at }: Props) {
  const now = useNow()
  if (!at) return null
  return (
    <time dateTime={at} title={inFull(at)} className="figures">
      {momentInWords(at, now)}
    </time>
  )
}

/** `in 2 d`, `3 h ago`. */
export function Until({ at }: Props) {
  const now = useNow()
  if (!at) return null
  const ahead = new Date(at).getTime() - now.getTime()
  return (
    <time dateTime={at} title={inFull(at)} className="figures">
      {ahead > 0 ? `in ${spanInWords(ahead)}` : `${spanInWords(ahead)} ago`}
    </time>
  )
}

/** `Tue 24 Nov`, of a date without a time. */
export function Day({ date }: { date: string | null | undefined }) {
  const now = useNow()
  if (!date) return null
  return (
    <time dateTime={date} className="figures">
      {dayInWords(date, now)}
    </time>
  )
}
