import { renewAvailability } from '../../../operations/platform/renew-availability.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('renew-availability', (req) => renewAvailability(req))
