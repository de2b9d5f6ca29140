import { sweepUploads } from '../../../operations/uploads/sweep-uploads.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('sweep-uploads', (req) => sweepUploads(req))
