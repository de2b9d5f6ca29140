import type { ByHandState } from '../../domain/lead-states.ts'

interface ByHandWords {
  button: string
  /** What pressing it does, said before it is done. */
  will: string
  done: string
  danger?: boolean
}

/** The four moves a person may make, as what they do. */
export const BY_HAND_WORDS: Record<ByHandState, ByHandWords> = {
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
