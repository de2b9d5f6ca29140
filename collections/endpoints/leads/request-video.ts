import { actorOf } from '../../../operations/actor.ts'
import { requestVideo as askForVideo } from '../../../operations/leads/request-video.ts'
import { staffVerb } from '../define-endpoint.ts'

export const requestVideo = staffVerb('transitionLead', {
  method: 'post',
  path: '/:id/request-video',
  act: async (req, { params }) => {
    await askForVideo(req, { leadId: params.id ?? '', actor: actorOf(req) })
    return { state: 'video_requested' }
  },
})
