import { watchJobs } from '../../../operations/booking/watch-jobs.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('watch-jobs', (req) => watchJobs(req))
