import type { Endpoint } from 'payload'
import { call } from './call.ts'
import { erase, exportCustomer, merge } from './customer-rights.ts'
import { detectSkus } from './detect-skus.ts'
import { find } from './find.ts'
import { firstSlots } from './first-slots.ts'
import { messages } from './messages.ts'
import { notes } from './notes.ts'
import { queueEstimator } from './queue-estimator.ts'
import { replyOptions } from './reply-options.ts'
import { requestVideo } from './request-video.ts'
import { settleThread } from './thread.ts'
import { timeline } from './timeline.ts'
import { transition } from './transition.ts'

export const leadEndpoints: Endpoint[] = [
  find,
  transition,
  detectSkus,
  requestVideo,
  queueEstimator,
  messages,
  firstSlots,
  replyOptions,
  notes,
  settleThread,
  call,
  timeline,
  exportCustomer,
  erase,
  merge,
]
