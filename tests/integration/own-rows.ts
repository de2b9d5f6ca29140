import type { Resource } from '../../domain/roles.ts'

/** The rows that are a contractor's own, a person's in `users`, or theirs to see in `saved-views`: what `own` must come down to. */
export const OWN_ROWS: Partial<Record<Resource, string>> = {
  users: 'select id from users where id = $1',
  'handyman-profiles': 'select id from handyman_profiles where user_id = $1',
  'contractor-skills':
    'select s.id from contractor_skills s join handyman_profiles p on p.id = s.handyman_id where p.user_id = $1',
  'contractor-availability-dates':
    'select a.id from contractor_availability_dates a join handyman_profiles p on p.id = a.contractor_id where p.user_id = $1',
  'saved-views': 'select id from saved_views where owner_id = $1 or shared',
  'list-exports': 'select id from list_exports where owner_id = $1',
  'contractor-jobs':
    'select j.id from contractor_jobs j join handyman_profiles p on p.id = j.contractor_id where p.user_id = $1',
}

/** What a table's REST calls answer with, as far as the tests of access look at it. */
export interface Answer {
  status: number
  body: {
    docs?: Record<string, unknown>[]
    totalDocs?: number
    errors?: { code: string }[]
  }
}
