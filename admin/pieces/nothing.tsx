import type { ReactNode } from 'react'

/** An empty place: one sentence that teaches, and the next action. */
export function Nothing({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="nothing">
      <p>{children}</p>
      {action}
    </div>
  )
}
