import { useList } from '@refinedev/core'
import type { Quote } from '../../cms/payload-types.ts'

/** Every version of a lead's quote, the newest first. */
export function useQuotesOfLead(leadId: string | undefined) {
  const { result, query } = useList<Quote>({
    resource: 'quotes',
    filters: [{ field: 'lead', operator: 'eq', value: leadId }],
    sorters: [{ field: 'version', order: 'desc' }],
    pagination: { pageSize: 50 },
    errorNotification: false,
    queryOptions: { enabled: Boolean(leadId) },
  })
  return { quotes: result.data, loading: query.isLoading, error: query.error as Error | null }
}
