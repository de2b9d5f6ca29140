import { fetchRecording } from '../../../operations/intake/call-recording.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('fetch-recording', (req, told) => fetchRecording(req, told))
