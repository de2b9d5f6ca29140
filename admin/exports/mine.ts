import { useList } from '@refinedev/core'
import type { ListExport } from '../../cms/payload-types.ts'
import { isUnderWay } from '../../domain/export-states.ts'
import type { ExportedList } from './under-way.ts'

export const NAMES: Record<ExportedList, string> = {
  leads: 'Leads',
  quotes: 'Quotes',
  bookings: 'Bookings',
  'audit-log': 'Audit log',
  skus: 'Price book',
  'contractor-tasks': 'Tasks',
}

const SHOWN = 30

/** My own exports, the newest first, as the live feed tells of them. */
export function useMyExports(enabled: boolean) {
  const { result, query } = useList<ListExport>({
    resource: 'list-exports',
    sorters: [{ field: 'createdAt', order: 'desc' }],
    pagination: { pageSize: SHOWN },
    errorNotification: false,
    queryOptions: { enabled },
  })
  return { exports: result.data, query }
}

export const isGoing = ({ state }: ListExport): boolean => isUnderWay(state)

/** Of the rows there were about when it was asked for; never whole while it goes on. */
export const percentOf = ({ rowsDone, rowsExpected }: ListExport): number =>
  Math.min(99, Math.floor(((rowsDone ?? 0) / Math.max(1, rowsExpected ?? 0)) * 100))

export const fileOf = ({ id }: Pick<ListExport, 'id'>): string => `/api/list-exports/${id}/file`
