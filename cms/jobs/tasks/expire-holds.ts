import { expireHolds } from '../../../operations/booking/expire-holds.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('expire-holds', (req) => expireHolds(req))
