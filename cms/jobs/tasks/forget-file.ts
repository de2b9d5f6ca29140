import { forgetFile } from '../../../operations/uploads/file-store.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('forget-file', (req, { filename }) => forgetFile(req, filename))
