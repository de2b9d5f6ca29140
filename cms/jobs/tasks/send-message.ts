import { sendMessage } from '../../../operations/messages/send-message.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('send-message', (req, { messageId }) => sendMessage(req, messageId))
