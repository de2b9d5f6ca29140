import { expireLeads } from '../../../operations/leads/expire-leads.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('expire-leads', (req) => expireLeads(req))
