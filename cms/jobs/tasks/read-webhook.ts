import { readWebhook } from '../../../operations/intake/read-webhook.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('read-webhook', (req, { eventId }) => readWebhook(req, eventId))
