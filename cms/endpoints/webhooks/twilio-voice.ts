import { hangUp, takeVoicemail } from '../../../integrations/voice-twiml.ts'
import { ringCall } from '../../../operations/intake/ring-call.ts'
import { storeWebhook } from '../../../operations/intake/store-webhook.ts'
import { NO_WORDS, twilioWebhook, twiml } from './twilio-form.ts'

/** Somebody rings. Call and lead are there before the second ring. */
export const voice = twilioWebhook({
  path: '/voice',
  needs: ['CallSid', 'From'],
  act: async (req, form) => {
    const { CallSid = '', From = '', To = '' } = form
    await storeWebhook(
      req,
      { provider: 'twilio', eventId: `${CallSid}:voice`, kind: 'twilio.voice', body: form },
      null,
    )
    return twiml(await ringCall(req, { callSid: CallSid, from: From, to: To }))
  },
})

/** How the call goes on; after ringing in vain, the caller is asked to leave a message. */
export const voiceStatus = twilioWebhook({
  path: '/voice-status',
  needs: ['CallSid', 'CallStatus'],
  act: async (req, form, query) => {
    const step = query.get('step')
    const what = [step, form.DialCallStatus ?? form.CallStatus, form.SequenceNumber]
      .filter(Boolean)
      .join(':')
    await storeWebhook(req, {
      provider: 'twilio',
      eventId: `${form.CallSid}:status:${what}`,
      kind: 'twilio.voice-status',
      body: { ...form, step, user: query.get('user') },
    })
    if (step === 'recorded' || step === 'called') return twiml(hangUp())
    if (step !== 'dialled') return twiml(NO_WORDS)
    const answered = ['completed', 'answered'].includes(form.DialCallStatus ?? '')
    return twiml(answered ? hangUp() : takeVoicemail())
  },
})

export const recording = twilioWebhook({
  path: '/recording',
  needs: ['CallSid', 'RecordingSid', 'RecordingStatus'],
  act: async (req, form) => {
    await storeWebhook(req, {
      provider: 'twilio',
      eventId: `${form.RecordingSid}:${form.RecordingStatus}`,
      kind: 'twilio.recording',
      body: form,
    })
    return new Response(null, { status: 204 })
  },
})

export const transcription = twilioWebhook({
  path: '/transcription',
  needs: ['CallSid', 'TranscriptionSid', 'TranscriptionEvent'],
  act: async (req, form) => {
    const { TranscriptionSid, TranscriptionEvent, SequenceId, Final } = form
    await storeWebhook(req, {
      provider: 'twilio',
      eventId: [TranscriptionSid, TranscriptionEvent, SequenceId, Final].filter(Boolean).join(':'),
      kind: 'twilio.transcription',
      body: form,
    })
    return new Response(null, { status: 204 })
  },
})
