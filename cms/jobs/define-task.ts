import type { PayloadRequest } from 'payload'
import type { JobName, Jobs } from '../../operations/jobs.ts'

/** What a job does: one call of one operation, with a request of its own. */
export type Act<N extends JobName> = (req: PayloadRequest, told: Jobs[N]) => Promise<unknown>

/** Ties a job's name to what it does, and to what it is told. */
export const defineTask = <N extends JobName>(name: N, act: Act<N>) => ({ name, act })
