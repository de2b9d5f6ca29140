import type { CrudFilter } from '@refinedev/core'
import { isLeadState, LEAD_STATES, type LeadState } from '../../domain/lead-states.ts'
import type { ListUrl } from '../pieces/list-url.ts'
import { STAGES, STATE_WORDS, type Stage } from '../words/states.ts'
import { leadSearch } from './search.ts'

export const statesOf = (stage: string): LeadState[] =>
  LEAD_STATES.filter((state) => STATE_WORDS[state].stage === stage)

export const isStage = (word: string | undefined): word is Stage => STAGES.includes(word as Stage)

/** What table and board are both narrowed by. */
export const commonFilters = (url: ListUrl, me: string): CrudFilter[] => [
  ...leadSearch(url.search),
  { field: 'customerType', operator: 'in', value: url.chosen('type') },
  { field: 'source', operator: 'in', value: url.chosen('source') },
  {
    field: 'assignedTo',
    operator: 'eq',
    value: url.chosen('owner')[0] === 'me' ? me : undefined,
  },
]

export const stateFilter = (url: ListUrl, stage = url.chosen('stage')[0]): CrudFilter => {
  const states = url.chosen('state').filter(isLeadState)
  const among = states.length > 0 ? states : isStage(stage) ? statesOf(stage) : []
  return { field: 'state', operator: 'in', value: among }
}
