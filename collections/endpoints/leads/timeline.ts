import { AppError } from '../../../domain/app-error.ts'
import { isStaff } from '../../../domain/roles.ts'
import { roleOf } from '../../../operations/actor.ts'
import { requireUuid } from '../../../operations/database.ts'
import { leadTimeline } from '../../../operations/leads/timeline.ts'
import { defineEndpoint } from '../define-endpoint.ts'

export const timeline = defineEndpoint({
  method: 'get',
  path: '/:id/timeline',
  transaction: false,
  authorise: (req, { id }) => {
    const role = roleOf(req)
    if (!role) throw new AppError('UNAUTHORIZED', 'Please sign in.')
    if (!isStaff(role)) throw new AppError('FORBIDDEN', 'Your role may not do this.')
    requireUuid(id, 'That lead')
  },
  act: async (req, { params }) => ({ items: await leadTimeline(req, params.id ?? '') }),
})
