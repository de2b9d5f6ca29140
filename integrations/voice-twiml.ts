/** What we tell Twilio to do with a call, as TwiML. */
import twilio from 'twilio'
import { getEnv } from './env.ts'
import { ownNumber } from './twilio.ts'

const RING_SECONDS = 20
const RING_CUSTOMER_SECONDS = 30
const LONGEST_VOICEMAIL_SECONDS = 180
const VOICE = { voice: 'Polly.Amy', language: 'en-GB' } as const

const hook = (path: string): string => `${getEnv().publicUrl}/api/webhooks/twilio/${path}`

export interface OnDuty {
  userId: string
  /** E.164. */
  phone: string
}

type Voice = InstanceType<typeof twilio.twiml.VoiceResponse>

const beginTranscript = (response: Voice): void => {
  response.start().transcription({
    statusCallbackUrl: hook('transcription'),
    languageCode: 'en-GB',
    track: 'both_tracks',
    partialResults: false,
  })
}

const askForVoicemail = (response: Voice): void => {
  response.say(
    VOICE,
    'Sorry, nobody can take your call right now. After the tone, tell us what needs doing and your postcode.',
  )
  response.record({
    action: hook('voice-status?step=recorded'),
    recordingStatusCallback: hook('recording'),
    maxLength: LONGEST_VOICEMAIL_SECONDS,
    playBeep: true,
    trim: 'trim-silence',
  })
}

/** Rings everybody on duty at once, recorded and written down as it is spoken; with nobody, voicemail. */
export const answerCall = (business: string, onDuty: readonly OnDuty[]): string => {
  const response = new twilio.twiml.VoiceResponse()
  beginTranscript(response)
  if (onDuty.length === 0) {
    askForVoicemail(response)
    return response.toString()
  }
  response.say(
    VOICE,
    `Thank you for calling ${business}. Calls are recorded so that we can price your job.`,
  )
  const dial = response.dial({
    action: hook('voice-status?step=dialled'),
    timeout: RING_SECONDS,
    record: 'record-from-answer-dual',
    recordingStatusCallback: hook('recording'),
  })
  for (const { userId, phone } of onDuty)
    dial.number(
      {
        statusCallback: hook(`voice-status?step=leg&user=${userId}`),
        statusCallbackEvent: ['answered', 'completed'],
      },
      phone,
    )
  return response.toString()
}

/**
 * A colleague has picked up: the customer is rung and put through, recorded and written down. The
 * call is the colleague's, so what comes in is the colleague and what goes out the customer.
 */
export const connectCall = ({ customer, userId }: { customer: string; userId: string }): string => {
  const response = new twilio.twiml.VoiceResponse()
  beginTranscript(response)
  const dial = response.dial({
    action: hook('voice-status?step=called'),
    callerId: ownNumber(),
    timeout: RING_CUSTOMER_SECONDS,
    record: 'record-from-answer-dual',
    recordingStatusCallback: hook('recording'),
  })
  dial.number(
    {
      statusCallback: hook(`voice-status?step=leg&user=${userId}`),
      statusCallbackEvent: ['answered', 'completed'],
    },
    customer,
  )
  return response.toString()
}

/** Nobody picked up. */
export const takeVoicemail = (): string => {
  const response = new twilio.twiml.VoiceResponse()
  askForVoicemail(response)
  return response.toString()
}

export const hangUp = (): string => {
  const response = new twilio.twiml.VoiceResponse()
  response.hangup()
  return response.toString()
}
