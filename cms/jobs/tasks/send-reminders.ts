import { registerTemplates } from '../../../operations/messages/register-templates.ts'
import { sendReminders } from '../../../operations/messages/send-reminders.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('send-reminders', async (req) => {
  await registerTemplates(req)
  await sendReminders(req)
})
