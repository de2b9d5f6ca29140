import { sweepExports } from '../../../operations/exports/sweep-exports.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('sweep-exports', (req) => sweepExports(req))
