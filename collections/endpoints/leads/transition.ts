import { z } from 'zod'
import { LEAD_STATES } from '../../../domain/lead-states.ts'
import { transitionLead } from '../../../operations/leads/transition-lead.ts'
import { staffVerb } from '../define-endpoint.ts'

export const transition = staffVerb('transitionLead', {
  method: 'post',
  path: '/:id/transition',
  body: z.object({ state: z.enum(LEAD_STATES), note: z.string().trim().max(2000).optional() }),
  act: (req, { params, body }) => transitionLead(req, { leadId: params.id ?? '', ...body }),
})
