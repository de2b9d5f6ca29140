import type { Endpoint, PayloadRequest } from 'payload'
import { openVideoLink, type VideoLead } from '../../../operations/intake/receive-video.ts'
import { limit } from '../../../operations/rate-limit.ts'
import { readSettings } from '../../../operations/settings.ts'

const DAY = 24 * 60 * 60
/** A job is shown in one video, told again in two; a link that sends more is not a customer's. */
const VIDEOS_A_DAY = 30

interface VideoVerb {
  method: Endpoint['method']
  /** After `/v/:token`. */
  path: string
  /** Whether it begins another video: those are counted by the day. */
  begins?: boolean
  /** Pieces of one video come fast on a good line: not counted by the minute. */
  isPiece?: boolean
  act: (req: PayloadRequest, lead: VideoLead, token: string) => Promise<Response>
}

/** A verb behind a lead's video link: no login, the token is the key. */
export const videoVerb = ({ method, path, begins, isPiece, act }: VideoVerb): Endpoint => ({
  method,
  path: `/v/:token${path}`,
  handler: async (req) => {
    const token = String(req.routeParams?.token ?? '')
    const { rateLimits } = await readSettings(req)
    if (!isPiece)
      await limit(req, {
        ...{ name: 'customer', key: token, seconds: 60 },
        points: rateLimits.customerPerMinute,
      })
    const lead = await openVideoLink(req, token)
    if (begins)
      await limit(req, { name: 'videos', key: lead.id, points: VIDEOS_A_DAY, seconds: DAY })
    return act(req, lead, token)
  },
})
