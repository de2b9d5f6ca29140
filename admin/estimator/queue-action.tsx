import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import type { EstimatorQueue } from '../../cms/payload-types.ts'
import { useMe } from '../pieces/me.tsx'
import { idOf } from '../pieces/related.ts'
import { useVerb } from '../pieces/verb.ts'
import { QUEUE_TOUCHES } from './touches.ts'

/** Claim what is free, go on with what is mine, give back what I cannot do. */
export function QueueAction({ row }: { row: EstimatorQueue }) {
  const me = useMe()
  const navigate = useNavigate()
  const { run, busy } = useVerb()
  const lead = idOf(row.lead)
  if (!me.may('workEstimatorQueue') || row.status === 'complete') return null

  const claim = async () => {
    const claimed = await run({
      path: `/estimator-queue/${row.id}/claim`,
      failed: 'It was not claimed',
      touches: QUEUE_TOUCHES,
    })
    if (claimed) void navigate(`/estimator/${lead}`)
  }
  const giveBack = () =>
    run({
      path: `/estimator-queue/${row.id}/release`,
      done: 'Given back to the queue',
      failed: 'It was not given back',
      touches: QUEUE_TOUCHES,
    })
  if (row.status === 'queued')
    return (
      <Button size="small" loading={busy} onClick={() => void claim()}>
        Claim
      </Button>
    )
  const mine = idOf(row.assignedTo) === me.id
  return (
    <span className="row-actions">
      {(mine || me.role !== 'estimator') && (
        <Button size="small" type="text" loading={busy} onClick={() => void giveBack()}>
          Give back
        </Button>
      )}
      {mine && (
        <Link to={`/estimator/${lead}`}>
          <Button size="small" type="primary" tabIndex={-1}>
            Price it
          </Button>
        </Link>
      )}
    </span>
  )
}
