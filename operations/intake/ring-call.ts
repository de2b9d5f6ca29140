import type { PayloadRequest } from 'payload'
import { toE164 } from '../../domain/phone.ts'
import { answerCall, type OnDuty } from '../../integrations/voice-twiml.ts'
import { row, rows, run, sql } from '../database.ts'
import { readSettings } from '../settings.ts'
import { lockPhone } from './lock-phone.ts'
import { findOrOpenLead } from './open-lead.ts'

interface Ringing {
  callSid: string
  /** As Twilio says it; a withheld number is no phone. */
  from: string
  to: string
}

const onDuty = (req: PayloadRequest) =>
  rows<OnDuty>(
    req,
    sql`select id as "userId", phone from users
      where on_duty and phone is not null and role in ('va', 'estimator', 'ops', 'manager', 'admin')
      order by (role = 'va') desc, name limit 10`,
  )

/** The call and its lead, from the first ring; a repeat finds them there. */
const keepCall = async (req: PayloadRequest, { callSid, from, to }: Ringing): Promise<void> => {
  const phone = toE164(from)
  if (phone) await lockPhone(req, phone)
  const known = await row(req, sql`select 1 from calls where call_sid = ${callSid}`)
  if (known) return
  const lead = phone ? await findOrOpenLead(req, { phone, source: 'call' }) : null
  await run(
    req,
    sql`insert into calls (id, call_sid, lead_id, direction, "from", "to", status)
      values (uuidv7(), ${callSid}, ${lead?.id ?? null}::uuid, 'inbound', ${phone}, ${toE164(to)}, 'ringing')
      on conflict (call_sid) do nothing`,
  )
}

/** Somebody rings: keeps the call and answers what Twilio is to do with it, as TwiML. */
export const ringCall = async (req: PayloadRequest, call: Ringing): Promise<string> => {
  await keepCall(req, call)
  const [{ business }, people] = [await readSettings(req), await onDuty(req)]
  return answerCall(business.name, people)
}
