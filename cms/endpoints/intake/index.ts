import type { Endpoint } from 'payload'
import { takeWebEnquiry } from '../../../operations/intake/take-web-enquiry.ts'
import { clientAddress } from '../../../operations/platform/client-address.ts'
import { limit } from '../../../operations/rate-limit.ts'
import { readSettings } from '../../../operations/settings.ts'
import { reference } from '../../../operations/tokens.ts'
import { readEnquiry } from './read-enquiry.ts'

const HOUR = 60 * 60
const DAY = 24 * HOUR

/** The form on the quote site. Limited by address and by phone; what was refused counts too. */
const web: Endpoint = {
  method: 'post',
  path: '/intake/web',
  handler: async (req) => {
    const { rateLimits } = await readSettings(req)
    const address = clientAddress(req)
    await limit(req, {
      name: 'intake-address',
      key: address,
      points: rateLimits.intakePerAddressPerHour,
      seconds: HOUR,
    })
    const { enquiry, photos, trapped } = await readEnquiry(req)
    await limit(req, {
      name: 'intake-phone',
      key: enquiry.phone,
      points: rateLimits.intakePerPhonePerDay,
      seconds: DAY,
    })
    // A machine is answered like anybody: it learns nothing, and nothing is kept.
    if (trapped) return Response.json({ reference: reference('L') }, { status: 201 })
    return Response.json(await takeWebEnquiry(req, enquiry, photos), { status: 201 })
  },
}

export const intakeEndpoints: Endpoint[] = [web]
