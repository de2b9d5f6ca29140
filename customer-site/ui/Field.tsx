import { type InputHTMLAttributes, type TextareaHTMLAttributes, useId } from 'react'

interface Common {
  label: string
  hint?: string
  error?: string
}
type InputProps = Common & InputHTMLAttributes<HTMLInputElement> & { lines?: undefined }
type AreaProps = Common & TextareaHTMLAttributes<HTMLTextAreaElement> & { lines: number }

/** A labelled input with its hint and its error said by the field itself. */
export const Field = ({ label, hint, error, lines, ...rest }: InputProps | AreaProps) => {
  const id = useId()
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const common = {
    id,
    'aria-describedby': notes || undefined,
    'aria-invalid': error ? true : undefined,
  }
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {lines === undefined ? (
        <input {...(rest as InputHTMLAttributes<HTMLInputElement>)} {...common} />
      ) : (
        <textarea
          rows={lines}
          {...(rest as TextareaHTMLAttributes<HTMLTextAreaElement>)}
          {...common}
        />
      )}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}

/** Puts the person at the first field that needs them, once it has been drawn. */
export const focusFirstError = (form: HTMLElement | null): void => {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
