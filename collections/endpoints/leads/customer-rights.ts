import { z } from 'zod'
import { eraseCustomer } from '../../../operations/leads/erase-customer.ts'
import { exportCustomer as gather } from '../../../operations/leads/export-customer.ts'
import { mergeLeads } from '../../../operations/leads/merge-leads.ts'
import { staffVerb } from '../define-endpoint.ts'

/** All that is held on the customer behind a lead: a file to hand them. */
export const exportCustomer = staffVerb('exportCustomer', {
  method: 'get',
  path: '/:id/export',
  act: async (req, { params }) =>
    Response.json(await gather(req, params.id ?? ''), {
      headers: { 'content-disposition': `attachment; filename="customer-${params.id}.json"` },
    }),
})

export const erase = staffVerb('eraseCustomer', {
  method: 'post',
  path: '/:id/erase',
  act: (req, { params }) => eraseCustomer(req, params.id ?? ''),
})

export const merge = staffVerb('mergeLeads', {
  method: 'post',
  path: '/:id/merge',
  body: z.object({ into: z.uuid('That is not the id of a lead.') }),
  act: (req, { params, body }) => mergeLeads(req, { leadId: params.id ?? '', into: body.into }),
})
