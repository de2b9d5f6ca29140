import { useList } from '@refinedev/core'
import { useMemo } from 'react'
import type { Setting } from '../../cms/payload-types.ts'
import { type Settings, settingsFrom } from '../../domain/settings.ts'

/** The rules as they stand: stored rows over the defaults. Undefined until known. */
export function useSettings(): Settings | undefined {
  const { query, result } = useList<Setting>({
    resource: 'settings',
    pagination: { mode: 'off' },
    meta: { select: ['key', 'value'] },
    queryOptions: { staleTime: 60_000 },
  })
  return useMemo(
    () => (query.isSuccess ? settingsFrom(result.data) : undefined),
    [query.isSuccess, result.data],
  )
}
