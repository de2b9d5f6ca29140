import { fetchMessageMedia } from '../../../operations/intake/fetch-media.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('fetch-media', (req, place) => fetchMessageMedia(req, place))
