import type { PayloadRequest } from 'payload'
import { recordDelivery } from '../messages/record-delivery.ts'
import type { StoredEvent } from './read-webhook.ts'

/** Twilio's call-back about a message we sent. */
export const receiveDeliveryStatus = (req: PayloadRequest, { body }: StoredEvent): Promise<void> =>
  recordDelivery(req, {
    messageId: body.message ?? null,
    sid: body.MessageSid ?? '',
    status: body.MessageStatus ?? '',
    errorCode: body.ErrorCode,
    errorMessage: body.ErrorMessage,
  })
