import type { Endpoint } from 'payload'
import { erase, exportCustomer, merge } from './customer-rights.ts'
import { detectSkus } from './detect-skus.ts'
import { find } from './find.ts'
import { messages } from './messages.ts'
import { queueEstimator } from './queue-estimator.ts'
import { requestVideo } from './request-video.ts'
import { timeline } from './timeline.ts'
import { transition } from './transition.ts'

export const leadEndpoints: Endpoint[] = [
  find,
  transition,
  detectSkus,
  requestVideo,
  queueEstimator,
  messages,
  timeline,
  exportCustomer,
  erase,
  merge,
]
