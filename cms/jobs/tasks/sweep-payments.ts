import { sweepPayments } from '../../../operations/payments/sweep-payments.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('sweep-payments', (req) => sweepPayments(req))
