import { watchEstimators } from '../../../operations/estimating/watch-estimators.ts'
import { defineTask } from '../define-task.ts'

export default defineTask('watch-estimators', (req) => watchEstimators(req))
