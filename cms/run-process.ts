/** How a process of ours ends: on a signal or with the one that started it, in order and in time. */
import { EnvError } from '../integrations/env.ts'
import { getLog } from './log.ts'

/** The start script ends what has not ended by itself after ten seconds. */
const STOP_WITHIN_MS = 9_500

export interface Running {
  stop(): Promise<void>
}

/**
 * Payload leaves some promises to fail alone (a condition on a relation that may not be read): no
 * caller may end the process with one. An error thrown out of nowhere does end it, and it is
 * started again.
 */
const outliveLostPromises = (): void => {
  process.on('unhandledRejection', (error) =>
    getLog().error({ err: error }, 'A promise failed that nobody waited for.'),
  )
  process.on('uncaughtException', (error) => {
    getLog().fatal({ err: error }, 'Ending: an error that nobody caught.')
    process.exit(1)
  })
}

/** Starts, then stops on SIGTERM, SIGINT, or when the parent is gone; exits with 1 if it cannot start. */
export const runProcess = async (start: () => Promise<Running>): Promise<void> => {
  outliveLostPromises()
  let running: Running | undefined
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    await running
      ?.stop()
      .catch((error: unknown) => getLog().error({ err: error }, 'Stopping failed.'))
    process.exit(0)
  }
  for (const sign of ['SIGTERM', 'SIGINT', 'disconnect']) process.on(sign, () => void end())
  try {
    running = await start()
  } catch (error) {
    if (error instanceof EnvError) console.error(error.message)
    else console.error(error)
    process.exit(1)
  }
}
