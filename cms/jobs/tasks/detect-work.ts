import { detectWork } from '../../../operations/intake/detect-work.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('detect-work', (req, { leadId }) => detectWork(req, leadId))
