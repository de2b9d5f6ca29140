import type { ReactNode } from 'react'
import { useId } from 'react'

interface Props {
  title: string
  /** Quiet words or a count beside the title. */
  beside?: ReactNode
  actions?: ReactNode
  children: ReactNode
  className?: string
}

/** A part of a screen under its own small heading. */
export function Card({ title, beside, actions, children, className }: Props) {
  const heading = useId()
  return (
    <section className={className ? `card ${className}` : 'card'} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        {beside && <span className="muted">{beside}</span>}
        {actions && <div className="card-actions">{actions}</div>}
      </header>
      {children}
    </section>
  )
}
