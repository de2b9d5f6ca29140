/** The one Payload of this process, and requests made on nobody's behalf. */
import { createLocalReq, getPayload, type Payload, type PayloadRequest } from 'payload'
import { getLog } from './log.ts'

// Payload would look for a Next.js development server to reload from; there is none here.
process.env.DISABLE_PAYLOAD_HMR = 'true'

/** Opens the database; the second caller gets the first one's. Log lines go through our own log. */
export const openPayload = async (): Promise<Payload> => {
  const { default: config } = await import('./payload.config.ts')
  const payload = await getPayload({ config, disableOnInit: true })
  // Payload says every refusal at `info`; the access log has said it already.
  const log = getLog()
  payload.logger = log.isLevelEnabled('info') ? log.child({}, { level: 'warn' }) : log
  return payload
}

/** A request of the system itself: no user, no transaction yet. Never share one between two jobs. */
export const localRequest = (payload: Payload): Promise<PayloadRequest> =>
  createLocalReq({}, payload)
