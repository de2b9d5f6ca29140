import { rematchBooking } from '../../../operations/matching/rematch-booking.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('rematch-booking', (req, told) => rematchBooking(req, told))
