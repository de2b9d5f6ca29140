import type { Endpoint } from 'payload'
import { stripeWebhook } from './stripe.ts'
import { messageStatus, whatsApp } from './twilio-messages.ts'

export const webhookEndpoints: Endpoint[] = [stripeWebhook, whatsApp, messageStatus]
