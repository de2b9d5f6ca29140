import { invalid } from '../../../domain/app-error.ts'
import { toE164 } from '../../../domain/phone.ts'
import { storeWebhook } from '../../../operations/intake/store-webhook.ts'
import { NO_WORDS, twilioWebhook, twiml } from './twilio-form.ts'

/** A customer or contractor wrote to us. The answer says nothing: replies are messages of their own. */
export const whatsApp = twilioWebhook({
  path: '/whatsapp',
  needs: ['MessageSid', 'From'],
  act: async (req, form) => {
    if (!toE164(form.From ?? ''))
      throw invalid('That is not a phone.', { From: 'A phone number is needed.' })
    await storeWebhook(req, {
      provider: 'twilio',
      eventId: form.MessageSid ?? '',
      kind: 'twilio.whatsapp',
      body: form,
    })
    return twiml(NO_WORDS)
  },
})

/** Where a message of ours has got to. Each state of each message is one event. */
export const messageStatus = twilioWebhook({
  path: '/message-status',
  needs: ['MessageSid', 'MessageStatus'],
  act: async (req, form, query) => {
    await storeWebhook(req, {
      provider: 'twilio',
      eventId: `${form.MessageSid}:${form.MessageStatus}`,
      kind: 'twilio.message-status',
      body: { ...form, message: query.get('message') },
    })
    return new Response(null, { status: 204 })
  },
})
