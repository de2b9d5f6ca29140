import { capturePayment } from '../../../operations/payments/capture-payment.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('capture-payment', (req, { paymentId }) => capturePayment(req, paymentId))
