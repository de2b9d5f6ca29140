import type { ReactNode } from 'react'

/** Names and values, aligned. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="facts">{children}</dl>
}

/** A fact without a value says so. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children || <span className="faint">–</span>}</dd>
    </div>
  )
}
