import { Button } from 'antd'
import { Link } from 'react-router'
import { Lasting } from '../pieces/when.tsx'
import { slotWords } from '../words/slots.ts'
import { dayInWords } from '../words/time.ts'
import { EXCEPTION_WORDS } from '../words/vocabulary.ts'
import type { TrayItem } from './board.ts'
import type { Moving } from './moving.ts'

interface Props {
  items: readonly TrayItem[]
  open: string | null
  moving: Moving
  movable: boolean
  go: (date: string) => void
}

/** Somebody else has it already where a drop-out was matched anew: to be looked at, not to be feared. */
const classesOf = ({ id, trouble }: TrayItem, open: string | null) =>
  ['tray-item', trouble === 'contractor_dropped_out' && 'milder', open === id && 'open']
    .filter(Boolean)
    .join(' ')

/** Jobs that need somebody, whenever they are: dragged from here onto whoever takes them. */
export function Tray({ items, open, moving, movable, go }: Props) {
  if (items.length === 0)
    return (
      <p className="tray-empty">
        Every job has somebody. What nobody can serve comes here, to be dragged onto the board.
      </p>
    )
  return (
    <section className="tray" aria-label="Jobs that need somebody">
      <h2>
        Need somebody <small className="figures">{items.length}</small>
      </h2>
      <ul>
        {items.map((item) => (
          <li key={item.id} className={classesOf(item, open)}>
            <button type="button" className="tray-job" {...moving.handlesOf(item)}>
              <span className="tray-head">
                <b>{EXCEPTION_WORDS[item.trouble]}</b>
                <small className="figures">{item.reference}</small>
              </span>
              <span className="cut">
                {item.customer}
                {item.postcode && ` · ${item.postcode}`}
              </span>
              <small className="cut">
                {dayInWords(item.date)}, {slotWords(item.timeSlot)} ·{' '}
                {item.trouble === 'no_contractor' ? 'was' : 'with'} {item.contractorName}
              </small>
            </button>
            <span className="tray-foot">
              <small>
                <Lasting at={item.since} />
              </small>
              <Button size="small" type="text" onClick={() => go(item.date)}>
                Show the day
              </Button>
              {movable && (
                <Button size="small" type="text" onClick={() => moving.pickUp(item)}>
                  Move by keys
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {items.length >= 100 && <Link to="/exceptions">All exceptions</Link>}
    </section>
  )
}
