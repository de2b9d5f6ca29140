import type { ByHandState, LeadState } from '../../domain/lead-states.ts'
import { STATE_WORDS } from '../words/states.ts'

interface ByHandWords {
  button: string
  /** What pressing it does, said before it is done. */
  will: string
  done: string
  danger?: boolean
}

/** The four moves a person may make, as what they do. */
const BY_HAND_WORDS: Record<ByHandState, ByHandWords> = {
  video_requested: {
    button: 'Ask for a video',
    will: 'The customer gets a WhatsApp with a link to send a short video of the job.',
    done: 'Asked for a video',
  },
  estimator_queued: {
    button: 'To an estimator',
    will: 'The lead joins the estimators’ queue; the next free one claims it.',
    done: 'Put in the estimators’ queue',
  },
  expired: {
    button: 'Close as gone quiet',
    will: 'The lead is closed. A new message from the customer opens a new one.',
    done: 'Closed as gone quiet',
    danger: true,
  },
  cancelled: {
    button: 'Cancel lead',
    will: 'The lead is closed for good. A slot held for it is let go and an unfinished payment is called off.',
    done: 'Lead cancelled',
    danger: true,
  },
}

/** From an estimator's desk the same move is a step back. */
const BACK_TO_QUEUE: ByHandWords = {
  button: 'Back to the queue',
  will: 'The lead waits again for whichever estimator is free next.',
  done: 'Put back in the estimators’ queue',
}

export const byHandWords = (from: LeadState, to: ByHandState): ByHandWords =>
  to === 'estimator_queued' && STATE_WORDS[from].stage === 'Estimator'
    ? BACK_TO_QUEUE
    : BY_HAND_WORDS[to]
