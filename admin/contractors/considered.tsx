import { useList } from '@refinedev/core'
import { Link } from 'react-router'
import type { Booking, HandymanProfile, JobMatchingHistory } from '../../cms/payload-types.ts'
import type { ScoreParts } from '../../domain/match-score.ts'
import { ScoreBar } from '../bookings/matches.tsx'
import { Card } from '../pieces/card.tsx'
import { Failure } from '../pieces/failure.tsx'
import { filled } from '../pieces/related.ts'
import { ToneTag } from '../pieces/tag.tsx'
import { Waiting } from '../pieces/waiting.tsx'
import { Day } from '../pieces/when.tsx'
import { unfitInWords } from '../words/unfit.ts'
import '../styles/booking.css'

/** The last decisions they were part of: chosen or not, how they scored, and why not. */
export function Considered({ contractor }: { contractor: HandymanProfile }) {
  const { query, result } = useList<JobMatchingHistory>({
    resource: 'job-matching-history',
    filters: [{ field: 'contractor', operator: 'eq', value: contractor.id }],
    sorters: [{ field: 'createdAt', order: 'desc' }],
    pagination: { pageSize: 25 },
    meta: {
      depth: 1,
      select: ['booking', 'matchScore', 'scoreParts', 'wasSelected', 'excludedBecause'],
      populate: { bookings: ['reference', 'date'] },
    },
    errorNotification: false,
  })
  return (
    <Card title="Considered for" beside={result.total || undefined}>
      {query.error ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : query.isLoading ? (
        <Waiting lines={5} />
      ) : result.data.length === 0 ? (
        <p className="muted">
          No decision yet. Whoever is near enough and has one of the tasks is considered.
        </p>
      ) : (
        <ul>
          {result.data.map((decision) => {
            const booking = filled<Booking>(decision.booking)
            const score = decision.matchScore ?? 0
            return (
              <li key={decision.id} className="considered">
                {booking ? (
                  <Link to={`/bookings/${booking.id}`}>{booking.reference}</Link>
                ) : (
                  <span />
                )}
                <Day date={booking?.date} />
                <b className="figures">{Math.round(score)}</b>
                <ScoreBar parts={(decision.scoreParts ?? {}) as ScoreParts} score={score} />
                {decision.wasSelected ? (
                  <ToneTag tone="secured">Chosen</ToneTag>
                ) : (
                  <span className="muted cut">
                    {decision.excludedBecause
                      ? unfitInWords(decision.excludedBecause)
                      : 'Not chosen'}
                  </span>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}
