import { type ReactNode, useEffect } from 'react'

interface Props {
  title: string
  /** Beside the title: a tag, a count. */
  beside?: ReactNode
  /** Under the title, one quiet line. */
  line?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

export const useTitle = (title: string) => {
  useEffect(() => {
    document.title = `${title} · Handy Services`
  }, [title])
}

/** A screen: what it is, what one can do, and the thing itself. */
export function Page({ title, beside, line, actions, children }: Props) {
  useTitle(title)
  return (
    <div className="page">
      <header className="page-head">
        <div className="page-title">
          <h1>{title}</h1>
          {beside}
          {line && <p>{line}</p>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  )
}
