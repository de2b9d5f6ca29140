import type { PayloadRequest } from 'payload'
import { AppError, invalid, notFound } from '../../domain/app-error.ts'
import { ownNumber, placeCall, TwilioError } from '../../integrations/twilio.ts'
import { connectCall } from '../../integrations/voice-twiml.ts'
import { userIdOf } from '../actor.ts'
import { inTransaction, read, row, sql } from '../database.ts'

/** A second press of the button while the first still rings is the first. */
const SAME_PRESS_SECONDS = 30

export interface PlacedCall {
  callId: string
  callSid: string
}

interface Both {
  customer: string
  erased: boolean
  staff: string | null
  ringing: PlacedCall | null
}

const readBoth = async (req: PayloadRequest, leadId: string): Promise<Both | undefined> => {
  const userId = userIdOf(req)
  const [both] = await read<Both>(
    req,
    sql`select l.phone as customer, l.erased_at is not null as erased,
        (select u.phone from users u where u.id = ${userId}::uuid) as staff,
        (select jsonb_build_object('callId', c.id, 'callSid', c.call_sid) from calls c
          where c.lead_id = l.id and c.direction = 'outbound' and c.answered_by_id = ${userId}::uuid
            and c.status = 'ringing' and c.created_at > now() - make_interval(secs => ${SAME_PRESS_SECONDS})
          order by c.created_at desc limit 1) as ringing
      from leads l where l.id = ${leadId}::uuid`,
  )
  return both
}

/**
 * Rings whoever asks on their own phone and, once they pick up, the lead's customer; recorded and
 * written down like a call that came in. Not inside a transaction: the call is kept once Twilio has
 * taken it. `answeredBy` is the colleague who calls.
 * @throws AppError NOT_FOUND, VALIDATION_ERROR without a phone of one's own, UNAVAILABLE when Twilio is away
 */
export const callCustomer = async (req: PayloadRequest, leadId: string): Promise<PlacedCall> => {
  const both = await readBoth(req, leadId)
  if (!both || both.erased) throw notFound('That lead')
  if (!both.staff)
    throw invalid('You have no phone to be rung on.', {
      phone: 'Put your phone number in your profile first.',
    })
  if (both.ringing) return both.ringing
  const userId = userIdOf(req)
  let callSid: string
  try {
    callSid = await placeCall({
      to: both.staff,
      twiml: connectCall({ customer: both.customer, userId: userId ?? '' }),
    })
  } catch (error) {
    if (!(error instanceof TwilioError)) throw error
    if (error.permanent)
      throw invalid('The call could not be placed.', { phone: error.message.slice(0, 300) })
    throw new AppError('UNAVAILABLE', 'The phone provider does not answer. Try again in a moment.')
  }
  const kept = await inTransaction(req, () =>
    row<{ id: string }>(
      req,
      sql`insert into calls (id, call_sid, lead_id, direction, "from", "to", status, answered_by_id)
        values (uuidv7(), ${callSid}, ${leadId}::uuid, 'outbound', ${ownNumber()}, ${both.customer}, 'ringing', ${userId}::uuid)
        returning id`,
    ),
  )
  return { callId: kept?.id ?? '', callSid }
}
