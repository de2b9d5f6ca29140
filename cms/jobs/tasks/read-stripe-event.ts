import { workOffStripeEvent } from '../../../operations/payments/read-stripe-event.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('read-stripe-event', (req, { eventId }) =>
  workOffStripeEvent(req, eventId),
)
