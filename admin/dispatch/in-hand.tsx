import type { RefObject } from 'react'
import { type Verdict, verdictInWords } from './fits.ts'
import type { Moving } from './moving.ts'

interface Props {
  moving: Moving
  /** What would come of putting the job down where it is now. */
  said: { at: string; verdict: Verdict } | null
  label: RefObject<HTMLDivElement | null>
}

/** The job in hand: where it would go and whether it may, beside the pointer or for the keys, and for the ear. */
export function InHand({ moving: { picked }, said, label }: Props) {
  const dragging = picked?.by === 'pointer'
  const byKeys = picked?.by === 'keys'
  const kind = said?.verdict.kind ?? ''
  const words = said ? verdictInWords(said.verdict) : 'Drop it on a line and a day'
  return (
    <>
      <div ref={label} className={dragging ? `drag-label ${kind}` : 'unseen'}>
        {dragging && (
          <>
            <b>{said?.at ?? picked.booking.customer}</b>
            <span>{words}</span>
          </>
        )}
      </div>
      {byKeys && said && (
        <div className={`keys-label ${kind}`} aria-hidden>
          <b>{said.at}</b>
          <span>{words}</span>
          <small>Arrows, Enter to put it there, Esc to leave it</small>
        </div>
      )}
      <div role="status" className="unseen">
        {byKeys && said && `${said.at}: ${words}`}
      </div>
    </>
  )
}
