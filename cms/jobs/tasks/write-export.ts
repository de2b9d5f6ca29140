import { writeExport } from '../../../operations/exports/write-export.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('write-export', (req, { exportId }) => writeExport(req, exportId))
