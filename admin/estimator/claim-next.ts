import { App } from 'antd'
import { useNavigate } from 'react-router'
import type { EstimatorQueue } from '../../cms/payload-types.ts'
import { idOf } from '../pieces/related.ts'
import { useVerb } from '../pieces/verb.ts'
import { QUEUE_TOUCHES } from './touches.ts'

/** Claims whoever is most due and answers where they are worked on: the queue itself when nobody waits. */
export function useClaimNext() {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { run, busy } = useVerb()
  const next = async (): Promise<string> => {
    const claimed = await run<EstimatorQueue | undefined>({
      path: '/estimator-queue/claim-next',
      failed: 'Nothing was claimed',
      touches: QUEUE_TOUCHES,
    })
    const lead = idOf(claimed?.lead)
    if (claimed === undefined) void message.info('Nobody is waiting.')
    return lead ? `/estimator/${lead}` : '/estimator'
  }
  const claimNext = async () => void navigate(await next())
  return { next, claimNext, busy }
}
