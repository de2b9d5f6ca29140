import { invalid } from '../../../domain/app-error.ts'
import { toE164 } from '../../../domain/phone.ts'
import type { TwilioForm } from '../../../integrations/twilio.ts'
import {
  takeDeliveryStatus,
  takeProgress,
  takeWhatsApp,
} from '../../../operations/intake/read-webhook.ts'
import { storeWebhook, type WebhookEvent } from '../../../operations/intake/store-webhook.ts'
import { NO_WORDS, twilioWebhook, twiml } from './twilio-form.ts'

/** @throws AppError VALIDATION_ERROR when it comes from no phone */
const whatsAppEvent = (form: TwilioForm): WebhookEvent => {
  if (!toE164(form.From ?? ''))
    throw invalid('That is not a phone.', { From: 'A phone number is needed.' })
  return {
    provider: 'twilio',
    eventId: form.MessageSid ?? '',
    kind: 'twilio.whatsapp',
    body: form,
  }
}

/**
 * A customer or contractor wrote to us: read at once where that can be done, else by the queue. The
 * answer says nothing: replies are messages of their own.
 */
export const whatsApp = twilioWebhook({
  path: '/whatsapp',
  needs: ['MessageSid', 'From'],
  act: async (req, form) => {
    await takeWhatsApp(req, whatsAppEvent(form))
    return twiml(NO_WORDS)
  },
  otherwise: async (req, form) => {
    await storeWebhook(req, whatsAppEvent(form))
    return twiml(NO_WORDS)
  },
})

const statusEvent = (form: TwilioForm, query: URLSearchParams): WebhookEvent => ({
  provider: 'twilio',
  eventId: `${form.MessageSid}:${form.MessageStatus}`,
  kind: 'twilio.message-status',
  body: { ...form, message: query.get('message') },
})

/** Where a message of ours has got to. Each state of each message is one event. */
export const messageStatus = twilioWebhook({
  path: '/message-status',
  needs: ['MessageSid', 'MessageStatus'],
  quick: async (req, form, query) =>
    (await takeProgress(req, statusEvent(form, query)))
      ? new Response(null, { status: 204 })
      : null,
  act: async (req, form, query) => {
    await takeDeliveryStatus(req, statusEvent(form, query))
    return new Response(null, { status: 204 })
  },
  otherwise: async (req, form, query) => {
    await storeWebhook(req, statusEvent(form, query))
    return new Response(null, { status: 204 })
  },
})
