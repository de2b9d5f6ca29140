import { useList } from '@refinedev/core'
import type { Thread } from '../../cms/payload-types.ts'

/** Whether this customer waits, straight from their thread; undefined while unknown. */
export function useThreadOf(leadId: string): Thread | undefined {
  const { result } = useList<Thread>({
    resource: 'threads',
    filters: [{ field: 'lead', operator: 'eq', value: leadId }],
    pagination: { pageSize: 1 },
    errorNotification: false,
  })
  return result.data[0]
}
