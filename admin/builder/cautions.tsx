import type { Lead } from '../../cms/payload-types.ts'
import { MIN_TOTAL_PENCE } from '../../domain/pricing.ts'
import { MAX_SELF_SERVICE_MINUTES } from '../../domain/slots.ts'
import { isPlaced } from '../leads/columns.tsx'
import { SURE } from '../leads/detection.ts'
import { type Draft, minutesOf, workOf } from './draft.ts'

/** What would keep the customer from booking this quote, said while it can still be changed. */
export function Cautions({ lead, draft }: { lead: Lead; draft: Draft }) {
  const work = workOf(draft)
  if (work.length === 0) return null
  const sum = work.reduce((total, { price, qty }) => total + price * qty, 0)
  const said = [
    work.some(({ confidence }) => confidence !== null && confidence < SURE) &&
      'Some lines were guessed from the customer’s words. Confirm them before sending.',
    !isPlaced(lead) &&
      (lead.postcode
        ? `${lead.postcode} is not on our map, so the customer will see no times.`
        : 'There is no postcode yet, so the customer will see no times.'),
    minutesOf(work) > MAX_SELF_SERVICE_MINUTES &&
      'Over ten hours: the customer cannot book this alone, operations will plan it.',
    work.some(({ tasks }) => tasks.length === 0) &&
      'A line names no task, so no contractor can be matched to it.',
    sum < MIN_TOTAL_PENCE && 'A quote comes to at least £1.00.',
  ].filter((words): words is string => typeof words === 'string')
  if (said.length === 0) return null
  return (
    <ul className="cautions">
      {said.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  )
}
