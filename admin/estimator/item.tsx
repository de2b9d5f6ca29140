import { useParams } from 'react-router'
import { Opening } from '../builder/opening.tsx'
import { Bench } from './bench.tsx'

/** One lead on the estimator's bench: seen, tagged, priced, sent. */
export function Component() {
  const { id = '' } = useParams()
  return (
    <Opening id={id}>
      {({ lead, book, settings, quote }) => (
        <Bench key={lead.id} lead={lead} book={book} settings={settings} from={quote} />
      )}
    </Opening>
  )
}
