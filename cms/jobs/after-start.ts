import type { Payload } from 'payload'

/** Long enough for what was cut off to count as quiet; soon enough that nobody waits a minute. */
const SWEEP_AFTER_SECONDS = 20

/** Whoever starts may be starting after a crash: what was left between two states is settled soon. */
export const sweepAfterStart = async ({ db }: Payload): Promise<void> => {
  await db.pool.query(
    `select graphile_worker.add_job('sweep-payments', '{}',
      run_at => now() + make_interval(secs => $1), job_key => 'sweep-after-start')`,
    [SWEEP_AFTER_SECONDS],
  )
}
