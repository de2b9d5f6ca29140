import type { Tone } from '../theme.ts'

export interface Job {
  id: string
  name: string
  state: JobState
  attempts: number
  maxAttempts: number
  error: string | null
  runAt: string
  createdAt: string
  leadId: string | null
  customerName: string | null
}

export type JobState = 'failed' | 'trying' | 'waiting' | 'running'

const NAMES: Record<string, string> = {
  'read-webhook': 'Read what Twilio told us',
  'detect-work': 'Read the work out of words',
  'fetch-media': 'Fetch a photo or video',
  'fetch-recording': 'Fetch a recording',
  'score-video': 'Score a video',
  'send-message': 'Send a message',
  'capture-payment': 'Take a deposit',
  'cancel-intent': 'Call off a payment',
  'refund-payment': 'Give money back',
  'read-stripe-event': 'Read what Stripe told us',
  'rematch-booking': 'Find another contractor',
  'expire-holds': 'Let go of held slots',
  'expire-quotes': 'Expire quotes',
  'expire-leads': 'Close quiet leads',
  'sweep-payments': 'Settle payments',
  'watch-jobs': 'Watch for late jobs',
  'watch-estimators': 'Watch idle claims',
  'send-reminders': 'Send reminders',
  'renew-availability': 'Renew availability',
  'sweep-uploads': 'Tidy up uploads',
  'write-export': 'Write an export',
  'sweep-exports': 'Tidy up exports',
}

/** `send-message` → `Send a message`; a job we have no words for by its own name. */
export const jobInWords = (name: string): string => NAMES[name] ?? name.replaceAll('-', ' ')

export const JOB_WORDS: Record<JobState, { word: string; tone: Tone; hint: string }> = {
  failed: { word: 'Failed', tone: 'urgent', hint: 'Given up on; somebody has to look' },
  trying: { word: 'Trying again', tone: 'ours', hint: 'Failed, and is tried again by itself' },
  running: { word: 'Under way', tone: 'theirs', hint: 'A worker is at it' },
  waiting: { word: 'Waiting', tone: 'quiet', hint: 'Its time has not come' },
}
