import type { Unfit } from '../../domain/fitness.ts'

/** Why somebody cannot have the job, as one would say it. */
const UNFIT_WORDS: Record<Unfit, string> = {
  inactive: 'Not working with us now',
  no_location: 'No postcode on our map',
  out_of_range: 'Too far away',
  lacks_task: 'Cannot do one of the tasks',
  lacks_confidence: 'Not expert enough for a task',
  lacks_certification: 'Certificate missing or run out',
  not_reactive: 'Takes no same-day jobs',
  unavailable: 'Not available then',
  day_full: 'Day is full',
  busy: 'Has another job then',
}

export const unfitInWords = (reason: string): string => UNFIT_WORDS[reason as Unfit] ?? reason
