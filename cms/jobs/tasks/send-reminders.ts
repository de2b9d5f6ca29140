import { sendReminders } from '../../../operations/messages/send-reminders.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('send-reminders', (req) => sendReminders(req))
