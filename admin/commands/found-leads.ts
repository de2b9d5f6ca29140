import { useCustom } from '@refinedev/core'
import { useEffect, useState } from 'react'
import type { LeadState } from '../../domain/lead-states.ts'

export interface FoundLead {
  id: string
  reference: string
  customerName: string
  phone: string
  postcode: string | null
  state: LeadState
}

const PAUSE_MS = 120

const usePaused = (value: string) => {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return paused
}

/** The newest few leads that what is typed may mean; `settled` once the answer is to these words. */
export function useFoundLeads(typed: string): {
  leads: FoundLead[]
  settled: boolean
  error: Error | null
} {
  const words = typed.trim()
  const asked = usePaused(words)
  const enabled = asked.length > 1
  const { query, result } = useCustom<{ leads: FoundLead[] }>({
    url: '/leads/find',
    method: 'get',
    config: { query: { q: asked } },
    queryOptions: { enabled, placeholderData: (before) => before },
    errorNotification: false,
  })
  return {
    leads: enabled && words.length > 1 ? (result.data?.leads ?? []) : [],
    settled: asked === words && !query.isFetching,
    error: query.error as Error | null,
  }
}
