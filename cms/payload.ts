/** The one Payload of this process, and requests made on nobody's behalf. */
import { createLocalReq, getPayload, type Payload, type PayloadRequest } from 'payload'
import { closeSidePool } from '../operations/platform/side-pool.ts'
import { getLog } from './log.ts'
import { holdTransactions } from './transactions.ts'

// Payload would look for a Next.js development server to reload from; there is none here.
process.env.DISABLE_PAYLOAD_HMR = 'true'
// The lock file says which versions there are: no need to read every package's at each start.
process.env.PAYLOAD_DISABLE_DEPENDENCY_CHECKER = 'true'

/**
 * A connection that the server closes fails the statement on it, if any, and nothing else: without
 * these listeners it would end the process.
 */
const outliveLostConnections = ({ db }: Payload): void => {
  const heard = new WeakSet<object>()
  db.pool.on('error', (error) => getLog().debug({ err: error }, 'A database connection was lost.'))
  db.pool.on('acquire', (client) => {
    if (!heard.has(client)) client.on('error', () => {})
    heard.add(client)
  })
}

let opened: Promise<Payload> | undefined

/** Opens the database; the second caller gets the first one's. Log lines go through our own log. */
export const openPayload = (): Promise<Payload> => {
  opened ??= (async () => {
    const { default: config } = await import('./payload.config.ts')
    const payload = await getPayload({ config, disableOnInit: true })
    // Payload says every refusal at `info`; the access log has said it already.
    const log = getLog()
    payload.logger = log.isLevelEnabled('info') ? log.child({}, { level: 'warn' }) : log
    outliveLostConnections(payload)
    holdTransactions(payload)
    return payload
  })()
  return opened
}

/** Gives every connection back. One is kept by Payload itself until the process ends. */
export const closePayload = async (payload: Payload): Promise<void> => {
  await closeSidePool(payload)
  await payload.destroy()
  void payload.db.pool.end()
}

/** A request of the system itself: no user, no transaction yet. Never share one between two jobs. */
export const localRequest = (payload: Payload): Promise<PayloadRequest> =>
  createLocalReq({}, payload)
