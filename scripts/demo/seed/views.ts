import type { DemoRole } from '../staff.ts'
import type { Row } from './insert-rows.ts'

/** Lists the manager keeps for everybody. */
export const viewRows = (staff: Record<DemoRole, string>): { saved_views: Row[] } => {
  const shared = (list: string, name: string, query: string): Row => ({
    ...{ list, name, query, owner_id: staff.manager, shared: true },
  })
  return {
    saved_views: [
      shared('leads', 'Quoted, longest waiting', 'stage=Quoted&sort=stateChangedAt'),
      shared('quotes', 'Seen and not booked', 'status=viewed&sort=expiresAt'),
      shared('bookings', 'Next seven days', 'when=week'),
    ],
  }
}
