import type { Endpoint } from 'payload'
import { stripeWebhook } from './stripe.ts'
import { messageStatus, whatsApp } from './twilio-messages.ts'
import { recording, transcription, voice, voiceStatus } from './twilio-voice.ts'

export const webhookEndpoints: Endpoint[] = [
  stripeWebhook,
  whatsApp,
  messageStatus,
  voice,
  voiceStatus,
  recording,
  transcription,
]
