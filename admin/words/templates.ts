import type { TemplateName } from '../../domain/messages.ts'

export interface TemplateWords {
  title: string
  /** When it goes out, and to whom. */
  use: string
}

const words = (title: string, use: string): TemplateWords => ({ title, use })

/** Every wording the business has, and where it is used. */
export const TEMPLATE_WORDS: Record<TemplateName, TemplateWords> = {
  quote: words('The quote is ready', 'When a quote is sent, by a person or automatically'),
  video_request: words(
    'Asking for a video',
    'When a video would help to price the job, by a person or automatically',
  ),
  video_again: words(
    'About a video we cannot use',
    'Automatically, when a video that came in cannot be used',
  ),
  missed_call: words('After a missed call', 'Automatically, when nobody could answer a call'),
  ask_details: words('We are looking at it', 'Automatically, when a person has to look first'),
  ask_postcode: words(
    'Asking for the postcode',
    'Automatically, when work was found but no postcode',
  ),
  estimator_question: words('An estimator’s question', 'When the estimator asks the customer'),
  booking_confirmed: words('Booking confirmed', 'As soon as the deposit is secured'),
  booking_changed: words('Booking moved', 'When a booking moves to another time'),
  contractor_changed: words('Another contractor comes', 'When somebody else takes the job'),
  booking_cancelled: words('Booking cancelled', 'When a booking is cancelled, with the money part'),
  booking_reminder: words('The day before', 'To the customer, the day before the job'),
  slot_lost: words('The time went while paying', 'When nobody is free any more at the end'),
  pay_again: words('The deposit did not go through', 'When the bank refuses after booking'),
  on_the_way: words('On the way', 'When the contractor sets out'),
  job_completed: words('Asking for a rating', 'When the job is done'),
  job_assigned: words('A new job', 'To the contractor, when a job is theirs'),
  job_changed: words('The job changed', 'To the contractor, when time or work changes'),
  job_swapped: words('Another job at the same time', 'To the contractor, when jobs are swapped'),
  job_cancelled: words('The job is off', 'To the contractor, when a job is taken off them'),
  job_reminder: words('Tomorrow’s job', 'To the contractor, the day before'),
  stop_confirmed: words('After STOP', 'In answer to STOP'),
  start_confirmed: words('After START', 'In answer to START'),
}

export const templateTitle = (name: string): string =>
  TEMPLATE_WORDS[name as TemplateName]?.title ?? name.replaceAll('_', ' ')
