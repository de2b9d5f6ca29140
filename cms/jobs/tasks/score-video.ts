import { scoreVideo } from '../../../operations/intake/score-video.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('score-video', (req, video) => scoreVideo(req, video))
