import { type ReactNode, useEffect, useRef } from 'react'

const Mark = () => (
  <svg className="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
    <rect width="32" height="32" rx="9" />
    <path d="M8 16.5 16 9l8 7.5M11.5 14.5V23h9v-8.5" />
  </svg>
)

export interface Business {
  name: string
  phone?: string
}
export const BUSINESS: Business = { name: 'Handy Services' }

interface FrameProps {
  title: string
  business?: Business
  /** What stays in sight beside or below the page. */
  bar?: ReactNode
  children: ReactNode
}

export const Frame = ({ title, business = BUSINESS, bar, children }: FrameProps) => (
  <div className={bar ? 'page with-bar' : 'page'}>
    <title>{`${title} · ${business.name}`}</title>
    <header className="masthead">
      <span className="wordmark">
        <Mark />
        {business.name}
      </span>
      {business.phone && (
        <a className="quiet" href={`tel:${business.phone}`}>
          Call us
        </a>
      )}
    </header>
    <main>{children}</main>
    {bar}
  </div>
)

interface FocusHeadingProps {
  level?: 1 | 2
  id?: string
  children: ReactNode
}

/** A heading that takes the focus when its screen appears, so that it is what is read out. */
export const FocusHeading = ({ level = 1, id, children }: FocusHeadingProps) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: level === 1 }), [level])
  const Tag = level === 1 ? 'h1' : 'h2'
  return (
    <Tag ref={heading} id={id} tabIndex={-1}>
      {children}
    </Tag>
  )
}
