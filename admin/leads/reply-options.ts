import { useCustom } from '@refinedev/core'
import { useLiveRefresh } from '../pieces/live-refresh.ts'

export interface ReplyTemplate {
  name: string
  text: string
  gaps: string[]
}

interface ReplyOptions {
  windowClosesAt: string | null
  stopped: boolean
  templates: ReplyTemplate[]
}

/** How this customer can be answered now, kept fresh as they write. Undefined until known. */
export function useReplyOptions(leadId: string, enabled: boolean): ReplyOptions | undefined {
  const { query, result } = useCustom<ReplyOptions>({
    url: `/leads/${leadId}/reply-options`,
    method: 'get',
    errorNotification: false,
    queryOptions: { enabled },
  })
  useLiveRefresh(['messages', 'quotes', 'leads'], () => enabled && void query.refetch())
  return query.isSuccess ? result.data : undefined
}
