import { useOne } from '@refinedev/core'
import type { Lead } from '../../cms/payload-types.ts'

const NAMES = { users: ['name'], leads: ['reference', 'customerName'] } as const

/** One lead with its owner's name, kept fresh. */
export function useLead(id: string | undefined) {
  const { query, result } = useOne<Lead>({
    resource: 'leads',
    id,
    meta: { depth: 1, populate: NAMES },
    errorNotification: false,
    queryOptions: { enabled: Boolean(id) },
  })
  return {
    lead: result,
    error: query.error as Error | null,
    loading: query.isLoading,
    retry: () => void query.refetch(),
  }
}

/** What a change of one lead may make look different. */
export const LEAD_TOUCHES = [
  'leads',
  'lead-events',
  'messages',
  'quotes',
  'job-task-requirements',
  'estimator-queue',
  'exceptions',
] as const
