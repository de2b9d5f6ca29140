import { useList } from '@refinedev/core'
import type { EstimatorQueue } from '../../cms/payload-types.ts'
import { call } from '../api/call.ts'
import { useRequirements } from '../leads/tasks-card.tsx'
import { useMe } from '../pieces/me.tsx'
import { idOf } from '../pieces/related.ts'
import { bodyOf, type Draft } from './draft.ts'

/** My claim on this lead in the estimators' queue, while it is open. */
const useClaim = (leadId: string): string | undefined => {
  const me = useMe()
  const { result } = useList<EstimatorQueue>({
    resource: 'estimator-queue',
    filters: [
      { field: 'lead', operator: 'eq', value: leadId },
      { field: 'status', operator: 'eq', value: 'in_progress' },
      { field: 'assignedTo', operator: 'eq', value: me.id },
    ],
    pagination: { pageSize: 1 },
    errorNotification: false,
    queryOptions: { enabled: me.may('workEstimatorQueue') },
  })
  return result.data[0]?.id
}

/**
 * Makes a new version. An estimator who claimed the lead finishes the claim with it: tasks verified
 * and quote made in one step, those of the lines and those tagged on the lead.
 */
export function useMakeQuote(leadId: string): (draft: Draft) => Promise<{ id: string }> {
  const claim = useClaim(leadId)
  const { requirements } = useRequirements(leadId)
  return async (draft) => {
    const { lead, ...quote } = bodyOf(leadId, draft)
    if (!claim) {
      const { doc } = await call<{ doc: { id: string } }>('/quotes', {
        method: 'POST',
        body: { lead, ...quote },
      })
      return doc
    }
    const tagged = requirements.map(({ task, requiredConfidence, isPrimary }) => ({
      task: idOf(task) ?? '',
      requiredConfidence,
      isPrimary: isPrimary !== false,
    }))
    const known = new Set(tagged.map(({ task }) => task))
    const ofLines = [...new Set(draft.lines.flatMap(({ tasks }) => tasks))].filter(
      (task) => !known.has(task),
    )
    const { doc } = await call<{ doc: { id: string } }>(`/estimator-queue/${claim}/complete`, {
      method: 'POST',
      body: { tasks: [...tagged, ...ofLines.map((task) => ({ task }))], quote },
    })
    return doc
  }
}
