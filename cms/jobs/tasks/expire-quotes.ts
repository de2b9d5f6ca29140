import { expireQuotes } from '../../../operations/quotes/expire-quotes.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('expire-quotes', (req) => expireQuotes(req))
