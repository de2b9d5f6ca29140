import type { Endpoint } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { sidePool } from '../../operations/platform/side-pool.ts'

const PATIENCE_MS = 1800

const inTime = <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The database did not answer in time.')), PATIENCE_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** 200 while the database answers and the job queue in it can be reached. */
export const health: Endpoint = {
  method: 'get',
  path: '/health',
  handler: async ({ payload }) => {
    const answered = await inTime(
      sidePool(payload).query(`select 1 from graphile_worker.migrations limit 1`),
    ).catch(() => null)
    if (!answered?.rowCount)
      throw new AppError('UNAVAILABLE', 'The database or the job queue does not answer.')
    return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } })
  },
}
