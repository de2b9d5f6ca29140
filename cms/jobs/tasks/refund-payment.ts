import { refundPayment } from '../../../operations/payments/refund-payment.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('refund-payment', (req, told) => refundPayment(req, told))
