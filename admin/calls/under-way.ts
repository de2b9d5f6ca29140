import { useList } from '@refinedev/core'
import { useMemo } from 'react'
import type { Call } from '../../cms/payload-types.ts'
import { useNow } from '../pieces/now.ts'

/** A call without an end for so long is one whose end we were never told of. */
const LONGEST_MS = 4 * 3_600_000
const ROUNDING_MS = 600_000

export const isRunning = ({ status }: Pick<Call, 'status'>): boolean =>
  status === 'ringing' || status === 'in_progress'

/** The calls that ring or run now, the newest first. */
export function useCallsUnderWay(enabled: boolean): Call[] {
  const now = useNow()
  const since = Math.floor((now.getTime() - LONGEST_MS) / ROUNDING_MS) * ROUNDING_MS
  const { result } = useList<Call>({
    resource: 'calls',
    filters: [
      { field: 'status', operator: 'in', value: ['ringing', 'in_progress'] },
      { field: 'createdAt', operator: 'gt', value: new Date(since).toISOString() },
    ],
    sorters: [{ field: 'createdAt', order: 'desc' }],
    pagination: { pageSize: 5 },
    meta: {
      depth: 1,
      select: ['lead', 'status', 'from', 'answeredBy', 'answeredAt', 'createdAt'],
      populate: { leads: ['customerName', 'reference'], users: ['name'] },
    },
    errorNotification: false,
    queryOptions: { enabled },
  })
  return useMemo(() => (enabled ? result.data : []), [enabled, result.data])
}
