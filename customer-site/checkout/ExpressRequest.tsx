import { addDays, londonDate, shortDate } from '../words/when.ts'

interface ExpressRequestProps {
  checked: boolean
  error: string
  disabled: boolean
  /** How long a consumer may change their mind. */
  days: number
  onChange: (checked: boolean) => void
}

/** The express request of the Consumer Contracts Regulations 2013: asked, never assumed. */
export const ExpressRequest = ({
  checked,
  error,
  disabled,
  days,
  onChange,
}: ExpressRequestProps) => {
  const later = addDays(londonDate(new Date()), days + 1)
  return (
    <div className="express">
      <label className="tick-row">
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby="express-why"
          onChange={({ target }) => onChange(target.checked)}
        />
        <span>Please start before my {days} days to change my mind are over.</span>
      </label>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      <p className="hint" id="express-why">
        You can change your mind for {days} days. Your date is sooner, so the law asks for your
        go-ahead. Cancel before the work starts and you get everything back; once it has started you
        pay for what is done, and a finished job can’t be cancelled. Rather wait? Choose{' '}
        {shortDate(later)} or later.
      </p>
    </div>
  )
}
