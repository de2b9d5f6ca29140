import type { ButtonHTMLAttributes } from 'react'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'main' | 'plain' | 'quiet' | 'danger'
  /** Its verb is under way: it says so, and cannot be pressed again. */
  busy?: boolean
}

export const Button = ({ look = 'plain', busy, disabled, children, ...rest }: ButtonProps) => (
  <button
    type="button"
    {...rest}
    className={`button ${look}${rest.className ? ` ${rest.className}` : ''}`}
    aria-busy={busy || undefined}
    aria-disabled={disabled || busy || undefined}
    // Not `disabled`: that would drop the focus of whoever just pressed it.
    onClick={(event) => {
      if (disabled || busy) event.preventDefault()
      else rest.onClick?.(event)
    }}
  >
    {busy && <span className="spinner" aria-hidden="true" />}
    <span>{children}</span>
  </button>
)
