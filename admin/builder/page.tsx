import { useParams, useSearchParams } from 'react-router'
import { Opening } from './opening.tsx'
import { Workbench } from './workbench.tsx'

/** The quote builder of one lead. */
export function Component() {
  const { id = '' } = useParams()
  const [params] = useSearchParams()
  return (
    <Opening id={id}>
      {({ lead, book, settings, quote }) => (
        // Not keyed by the version: a colleague's new one must not throw away what is being built here.
        <Workbench
          key={`${lead.id} ${params.get('from')}`}
          lead={lead}
          book={book}
          settings={settings}
          from={quote}
        />
      )}
    </Opening>
  )
}
