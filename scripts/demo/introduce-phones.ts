/**
 * The demo's customers never wrote through the stand-in for Twilio. It is told when they last did,
 * so that they can be answered in free words for as long as the back office says.
 */
import type { Payload } from 'payload'
import { getEnv } from '../../integrations/env.ts'
import { isSandboxReady } from './sandbox-ready.ts'

interface Wrote {
  phone: string
  profileName: string
  lastInboundAt: string
}

/** Tells the stand-in who wrote within the day. Safe to repeat. */
export const introduceDemoPhones = async ({ db }: Payload): Promise<void> => {
  const { sandbox } = getEnv()
  if (!sandbox.needed) return
  const { rows } = await db.pool.query<Wrote>(
    `select l.phone, min(l.customer_name) as "profileName",
        to_char(max(m.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "lastInboundAt"
      from messages m join leads l on l.id = m.lead_id
      where m.direction = 'inbound' and m.provider_sid like 'SMdemo%' and m.created_at > now() - interval '1 day'
      group by l.phone`,
  )
  if (rows.length === 0 || !(await isSandboxReady(sandbox.url))) return
  const answer = await fetch(`${sandbox.url}/sandbox/phones`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ phones: rows }),
  })
  await answer.body?.cancel()
}
