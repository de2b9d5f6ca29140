import { leadTimeline } from '../../../operations/leads/timeline.ts'
import { staffRead } from '../define-endpoint.ts'

export const timeline = staffRead({
  path: '/:id/timeline',
  act: async (req, { params }) => ({ items: await leadTimeline(req, params.id ?? '') }),
})
