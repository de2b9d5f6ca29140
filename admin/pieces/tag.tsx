import type { ReactNode } from 'react'
import type { Tone } from '../theme.ts'

interface Props {
  tone: Tone
  icon?: ReactNode
  title?: string
  children: ReactNode
}

/** A word on its tone. The word says it all; the colour only helps the eye. */
export function ToneTag({ tone, icon, title, children }: Props) {
  return (
    <span className={`tag tone-${tone}`} title={title}>
      {icon && <span aria-hidden>{icon}</span>}
      {children}
    </span>
  )
}
