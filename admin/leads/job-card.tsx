import { ReloadOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { Link } from 'react-router'
import type { Lead } from '../../cms/payload-types.ts'
import { canMove } from '../../domain/lead-states.ts'
import { Card } from '../pieces/card.tsx'
import { useMe } from '../pieces/me.tsx'
import { useVerb } from '../pieces/verb.ts'
import { ASK, detectionOf, type Found, piecesOf, SURE } from './detection.ts'
import { LEAD_TOUCHES } from './lead.ts'

/** The customer's words, with those that caused a line underlined. */
function Said({ text, found }: { text: string; found: readonly Found[] }) {
  return (
    <blockquote className="said">
      {piecesOf(text, found).map(({ at, text: words, caused }) =>
        caused ? (
          <mark key={at} title={`${caused.name}: ${caused.confidence}% sure`}>
            {words}
          </mark>
        ) : (
          <span key={at}>{words}</span>
        ),
      )}
    </blockquote>
  )
}

const sureness = (confidence: number) =>
  confidence >= SURE ? 'secured' : confidence >= ASK ? 'ours' : 'quiet'

export function Confidence({ percent }: { percent: number }) {
  const words =
    percent >= SURE
      ? 'sure enough to price'
      : percent >= ASK
        ? 'please confirm'
        : 'too unsure to use'
  return (
    <Tooltip title={`${percent}% sure: ${words}`}>
      <span className={`confidence ${sureness(percent)}`}>
        <span style={{ width: `${percent}%` }} />
        <span className="unseen">{percent}% sure</span>
      </span>
    </Tooltip>
  )
}

export function JobCard({ lead }: { lead: Lead }) {
  const me = useMe()
  const { run, busy } = useVerb()
  const { detected, outOfScope } = detectionOf(lead)
  const quotable = me.may('makeQuote') && canMove(lead.state, 'quote_generated')
  const lookAgain = () =>
    run({
      path: `/leads/${lead.id}/detect-skus`,
      done: 'The description was read again',
      failed: 'The job could not be read',
      touches: LEAD_TOUCHES,
    })
  return (
    <Card
      title="Job"
      actions={
        <>
          {me.may('detectSkus') && (
            <Button
              size="small"
              type="text"
              icon={<ReloadOutlined />}
              loading={busy}
              onClick={lookAgain}
            >
              Find jobs again
            </Button>
          )}
          {quotable && detected.length > 0 && (
            <Link to={`/leads/${lead.id}/quote`} className="card-link">
              Quote these
            </Link>
          )}
        </>
      }
    >
      {lead.jobDescription ? (
        <Said text={lead.jobDescription} found={detected} />
      ) : (
        <p className="muted">The customer has not said yet what needs doing.</p>
      )}
      {detected.length > 0 && (
        <ul className="found-lines">
          {detected.map((found) => (
            <li key={`${found.skuId} ${found.evidence?.start}`}>
              <span className="figures muted">{found.quantity} ×</span>
              <span>{found.name}</span>
              {found.evidence && <q className="faint cut">{found.evidence.text}</q>}
              <Confidence percent={found.confidence} />
            </li>
          ))}
        </ul>
      )}
      {outOfScope.length > 0 && (
        <p className="tone-ours note">
          Something we do not do may be in it:{' '}
          {outOfScope.map(({ text }) => `“${text}”`).join(', ')}
        </p>
      )}
    </Card>
  )
}
