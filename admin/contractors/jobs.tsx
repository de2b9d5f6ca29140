import { useList } from '@refinedev/core'
import { Link } from 'react-router'
import type { Booking, ContractorJob, HandymanProfile } from '../../cms/payload-types.ts'
import { Card } from '../pieces/card.tsx'
import { Failure } from '../pieces/failure.tsx'
import { Money } from '../pieces/money.tsx'
import { filled } from '../pieces/related.ts'
import { ToneTag } from '../pieces/tag.tsx'
import { Waiting } from '../pieces/waiting.tsx'
import { Day } from '../pieces/when.tsx'
import { slotWords } from '../words/slots.ts'
import { JOB_WORDS } from '../words/vocabulary.ts'
import { Considered } from './considered.tsx'
import { Load } from './load.tsx'

/** What they were given to do, the latest first. */
function Given({ contractor }: { contractor: HandymanProfile }) {
  const { query, result } = useList<ContractorJob>({
    resource: 'contractor-jobs',
    filters: [{ field: 'contractor', operator: 'eq', value: contractor.id }],
    sorters: [{ field: 'createdAt', order: 'desc' }],
    pagination: { pageSize: 100 },
    meta: {
      depth: 1,
      populate: {
        bookings: ['reference', 'date', 'timeSlot', 'rating'],
        'handyman-profiles': ['name'],
      },
    },
    errorNotification: false,
  })
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />
  if (query.isLoading) return <Waiting lines={6} />
  return (
    <Card title="Jobs" beside={result.total}>
      {result.data.length === 0 ? (
        <p className="muted">No job yet. They come by matching, best score first.</p>
      ) : (
        <ul>
          {result.data.map((job) => {
            const booking = filled<Booking>(job.booking)
            const { word, tone } = JOB_WORDS[job.status]
            return (
              <li key={job.id} className="job-row">
                {booking ? (
                  <Link to={`/bookings/${booking.id}`}>{booking.reference}</Link>
                ) : (
                  <span />
                )}
                <span>
                  <Day date={booking?.date} />
                  {booking && `, ${slotWords(booking.timeSlot)}`}
                </span>
                <ToneTag tone={tone}>{word}</ToneTag>
                <span className="muted">
                  {booking?.rating ? `${booking.rating} of 5` : job.releasedBecause}
                </span>
                {typeof job.pay === 'number' ? <Money pence={job.pay} /> : <span />}
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}

/** How full their weeks are, what they were given, and what they were considered for. */
export default function Work({ contractor }: { contractor: HandymanProfile }) {
  return (
    <div className="work-columns">
      <div className="stack">
        <Load contractor={contractor} />
        <Given contractor={contractor} />
      </div>
      <Considered contractor={contractor} />
    </div>
  )
}
