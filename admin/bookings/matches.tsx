import { useCustom } from '@refinedev/core'
import { Button, Tooltip } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Booking } from '../../cms/payload-types.ts'
import { SOFT_RULES, type Unfit } from '../../domain/fitness.ts'
import type { ScoreParts } from '../../domain/match-score.ts'
import { Ask, type Question } from '../pieces/ask.tsx'
import { Card } from '../pieces/card.tsx'
import { Failure } from '../pieces/failure.tsx'
import { useLiveRefresh } from '../pieces/live-refresh.ts'
import { useMe } from '../pieces/me.tsx'
import { ToneTag } from '../pieces/tag.tsx'
import { useVerb } from '../pieces/verb.ts'
import { Waiting } from '../pieces/waiting.tsx'
import { PART_WORDS, PARTS } from '../words/score.ts'
import { unfitInWords } from '../words/unfit.ts'
import { BOOKING_TOUCHES } from './touches.ts'

interface Match {
  contractor: string
  name: string
  score: number
  parts: ScoreParts
  excludedBecause: Unfit | null
  isAssigned: boolean
}

/** A person may set these aside, saying why; the others the server never lets pass. */
const MAY_BE_SET_ASIDE: readonly (Unfit | null)[] = [null, ...SOFT_RULES]

const rounded = (points: number) => Math.round(points * 10) / 10

/** How the score came together: one piece per part, as wide as its points out of a hundred. */
export function ScoreBar({ parts, score }: { parts: ScoreParts; score: number }) {
  const said = PARTS.map((part) => `${PART_WORDS[part]} ${rounded(parts[part] ?? 0)}`)
  return (
    <Tooltip
      title={
        <span className="score-words">
          {said.map((words) => (
            <span key={words}>{words}</span>
          ))}
        </span>
      }
    >
      <span
        className="score"
        role="img"
        aria-label={`${Math.round(score)} of 100: ${said.join(', ')}`}
      >
        {PARTS.map((part, place) => (
          <span
            key={part}
            className={`part part-${place + 1}`}
            style={{ width: `${parts[part] ?? 0}%` }}
          />
        ))}
      </span>
    </Tooltip>
  )
}

function Legend() {
  return (
    <p className="score-legend" aria-hidden>
      {PARTS.map((part, place) => (
        <span key={part}>
          <i className={`part-${place + 1}`} />
          {PART_WORDS[part]}
        </span>
      ))}
    </p>
  )
}

/** Everyone considered for the job, best first: what speaks for each and what against. */
export function Matches({ booking }: { booking: Booking }) {
  const me = useMe()
  const { run } = useVerb()
  const [question, setQuestion] = useState<Question | null>(null)
  const { query, result } = useCustom<{ matches: Match[] }>({
    url: `/bookings/${booking.id}/matches`,
    method: 'get',
    errorNotification: false,
  })
  useLiveRefresh(
    ['bookings', 'contractor-availability-dates', 'handyman-profiles'],
    () => void query.refetch(),
  )
  // Who can come stands before who would have been better but cannot.
  const matches = [...(result.data?.matches ?? [])].sort(
    (one, other) => Number(Boolean(one.excludedBecause)) - Number(Boolean(other.excludedBecause)),
  )
  const changeable = me.may('dispatch') && booking.status === 'confirmed' && !booking.startedAt
  const ask = ({ contractor, name, excludedBecause }: Match) =>
    setQuestion({
      title: `Give ${booking.reference} to ${name}`,
      will: `${excludedBecause ? `${unfitInWords(excludedBecause)}: your reason sets that aside. ` : ''}${name}, whoever had the job and the customer are told. The booking stays with ${name} until somebody changes it again.`,
      button: `Give it to ${name}`,
      note: { label: 'Why', placeholder: 'Kept in the audit log' },
      act: async (reason) =>
        (await run({
          path: `/bookings/${booking.id}/assign`,
          body: { contractor, reason },
          done: `${name} has the job`,
          failed: 'The job was not given',
          touches: BOOKING_TOUCHES,
        })) !== null,
    })
  return (
    <Card
      title="Who could do it"
      beside={
        matches.length > 0
          ? `${matches.filter((m) => !m.excludedBecause).length} fit, best first`
          : undefined
      }
    >
      {query.error ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : query.isLoading ? (
        <Waiting lines={5} />
      ) : matches.length === 0 ? (
        <p className="muted">Nobody in range has any of the tasks.</p>
      ) : (
        <>
          <Legend />
          <ul className="matches">
            {matches.map((match) => (
              <li key={match.contractor} className={match.excludedBecause ? 'unfit' : undefined}>
                <Link to={`/contractors/${match.contractor}`} className="cut">
                  {match.name}
                </Link>
                <b className="figures">{Math.round(match.score)}</b>
                <ScoreBar parts={match.parts} score={match.score} />
                <span className="match-says">
                  {match.isAssigned ? (
                    <ToneTag tone="secured">Has the job</ToneTag>
                  ) : (
                    match.excludedBecause && (
                      <span className="muted">{unfitInWords(match.excludedBecause)}</span>
                    )
                  )}
                </span>
                {changeable &&
                !match.isAssigned &&
                MAY_BE_SET_ASIDE.includes(match.excludedBecause) ? (
                  <Button size="small" onClick={() => ask(match)}>
                    Give it
                  </Button>
                ) : (
                  <span />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {question && <Ask question={question} close={() => setQuestion(null)} />}
    </Card>
  )
}
