import type { Endpoint } from 'payload'
import { defineEndpoint } from '../../../collections/endpoints/define-endpoint.ts'
import { getEnv } from '../../../integrations/env.ts'
import { openPhoneSession } from '../../../operations/contractor/require-contractor.ts'
import { calendarEndpoints } from './calendar.ts'
import { jobEndpoints } from './jobs.ts'

export const contractorEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/c/:token/session',
    transaction: false,
    act: async (req, { params }) => {
      const cookie = await openPhoneSession(req, params.token ?? '', getEnv().overTls)
      return new Response(null, { status: 204, headers: { 'Set-Cookie': cookie } })
    },
  }),
  ...jobEndpoints,
  ...calendarEndpoints,
]
