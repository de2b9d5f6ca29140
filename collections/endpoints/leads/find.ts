import { findLeads } from '../../../operations/leads/find-leads.ts'
import { staffRead } from '../define-endpoint.ts'

/** `?q=`: what somebody types to get to a lead from anywhere. */
export const find = staffRead({
  path: '/find',
  act: async (req, { query }) => ({ leads: await findLeads(req, query.get('q') ?? '') }),
})
