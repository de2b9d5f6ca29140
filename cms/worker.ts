/** Jobs and clock without the web: as many of these as the queue needs, on as many machines. */
import { pathToFileURL } from 'node:url'
import { getEnv } from '../integrations/env.ts'
import { warmDetection } from '../operations/intake/warm-detection.ts'
import { sweepAfterStart } from './jobs/after-start.ts'
import { startClock } from './jobs/clock.ts'
import { startWorker } from './jobs/runner.ts'
import { closePayload, localRequest } from './payload.ts'
import { type Running, runProcess } from './run-process.ts'
import { prepare } from './start-up.ts'

export const startJobs = async (
  prepared: Awaited<ReturnType<typeof prepare>>,
): Promise<Running> => {
  const { payload, databaseUrl } = prepared
  await warmDetection(await localRequest(payload))
  const worker = await startWorker(payload, {
    connectionString: databaseUrl,
    concurrency: getEnv().workerConcurrency,
  })
  await sweepAfterStart(payload)
  const clock = startClock(payload.db.pool)
  return {
    async stop() {
      await clock.stop()
      await worker.stop()
    },
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await runProcess(async () => {
    const prepared = await prepare()
    const jobs = await startJobs(prepared)
    return {
      async stop() {
        await jobs.stop()
        await closePayload(prepared.payload)
      },
    }
  })
