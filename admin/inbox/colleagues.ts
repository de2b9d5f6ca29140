import { useCustom } from '@refinedev/core'
import type { Role } from '../../domain/roles.ts'

export interface Colleague {
  id: string
  name: string
  role: Role
  onDuty: boolean
}

/** Everybody a customer can be given to. */
export function useColleagues(): Colleague[] {
  const { result } = useCustom<{ colleagues: Colleague[] }>({
    url: '/inbox/colleagues',
    method: 'get',
    errorNotification: false,
    queryOptions: { staleTime: 5 * 60_000 },
  })
  return result.data?.colleagues ?? []
}
