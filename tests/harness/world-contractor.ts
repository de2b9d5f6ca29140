/** A contractor with a phone and a signed link. In the test's own process only. */
import { call } from './customer.ts'
import type { World } from './world.ts'

export interface ContractorJob {
  id: string
  status: string
}

/** Opens their link as the phone page does. */
export const phoneOf = async (world: Pick<World, 'appUrl' | 'sql'>, contractorId: string) => {
  const { phoneToken } = await import('../../operations/contractor/phone-link.ts')
  const opened = await call(`${world.appUrl}/api/c/${phoneToken(contractorId)}/session`, {
    method: 'POST',
  })
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  const send = (method: string, path: string, body: unknown = {}) =>
    call(`${world.appUrl}/api/contractor${path}`, { method, body, headers: { cookie } })
  const jobOf = async (bookingId: string) => {
    const [job] = await world.sql<ContractorJob>(
      `select id, status from contractor_jobs
        where booking_id = $1 and contractor_id = $2 and status <> 'released'`,
      [bookingId, contractorId],
    )
    return job?.id ?? ''
  }
  return {
    ...{ cookie, send },
    get: <T = Record<string, unknown>>(path: string) =>
      call<T>(`${world.appUrl}/api/contractor${path}`, { headers: { cookie } }),
    setDays: (
      ...dates: { date: string; isAvailable: boolean; startTime?: string; endTime?: string }[]
    ) => send('PUT', '/availability', { dates }),
    setSkills: (...tasks: string[]) =>
      send('PUT', '/skills', { skills: tasks.map((task) => ({ task, confidence: 'expert' })) }),
    setOut: async (bookingId: string) => send('POST', `/jobs/${await jobOf(bookingId)}/on-the-way`),
    start: async (bookingId: string) => send('POST', `/jobs/${await jobOf(bookingId)}/start`),
    finish: async (bookingId: string) => send('POST', `/jobs/${await jobOf(bookingId)}/finish`),
    cannotMakeIt: async (bookingId: string) =>
      send('POST', `/jobs/${await jobOf(bookingId)}/cannot-make-it`, { reason: 'Van broke down' }),
  }
}
