import { cancelIntent } from '../../../operations/payments/cancel-intent.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('cancel-intent', (req, told) => cancelIntent(req, told))
