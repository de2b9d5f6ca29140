/** What the business says, by purpose. `{name}` is filled in; managers may reword any of them. */
export const MESSAGE_TEMPLATES = {
  quote:
    'Hi {customer}, your quote from {business} is ready: {summary}, {price}. See it and choose a time here: {link}',
  video_request:
    'Hi {customer}, a short video would let us price this properly. Please record what needs doing here: {link}',
  video_again:
    'Hi {customer}, about the video you sent us: {problem} You can send it again here: {link}',
  missed_call:
    'Hi, sorry we missed your call to {business}. Send us a message or a short video of the job here and we will price it: {link}',
  ask_details:
    'Hi {customer}, thanks for getting in touch with {business}. One of our team is looking at this and will reply shortly.',
  ask_postcode:
    'Hi {customer}, thanks. What is the postcode of the job, so that we can see who is near you?',
  estimator_question: '{question}',
  booking_confirmed:
    'You are booked, {customer}: {when} with {contractor}. Deposit paid: {deposit}. Reference {reference}. Details and calendar: {link}',
  booking_changed: 'Your booking {reference} is now {when} with {contractor}. Details: {link}',
  contractor_changed:
    'A change to your booking {reference} on {when}: {contractor} will be with you. The time stays the same.',
  booking_cancelled: 'Your booking {reference} for {when} is cancelled. {money}',
  booking_reminder:
    'A reminder from {business}: {contractor} comes {when}. Reference {reference}. Details: {link}',
  slot_lost:
    'Sorry {customer}, that time went while you were paying. You have not been charged. Nearest times: {alternatives}. Choose one here: {link}',
  pay_again:
    'Hi {customer}, your bank did not let the deposit of {deposit} through. Your booking stands; please pay here: {link}',
  on_the_way: '{contractor} is on the way to you now.',
  job_completed: 'All done, {customer}. How did we do? It takes ten seconds: {link}',
  job_assigned: 'New job {reference}: {when}, {area}. {summary}. Details and address: {link}',
  job_changed: 'Job {reference} has changed: {when}, {area}. {summary}. Details: {link}',
  job_swapped:
    'A change at the same time: instead of {former} you have {reference}: {when}, {area}. {summary}. Details and address: {link}',
  job_cancelled: 'Job {reference} on {when} is off: you are free again. Your jobs: {link}',
  job_reminder: 'Tomorrow: {reference}, {when}, {area}. {summary}. Details: {link}',
  stop_confirmed:
    'You will get no more marketing from {business}. Messages about your own jobs still come.',
  start_confirmed: 'Welcome back. You will hear from {business} again.',
} as const satisfies Record<string, string>

export type MessagePurpose = keyof typeof MESSAGE_TEMPLATES | 'reply' | 'inbound' | 'note'
export type TemplateName = keyof typeof MESSAGE_TEMPLATES

/** Purposes that are about a customer's own job: they go out after STOP too. */
export const MARKETING_PURPOSES: readonly string[] = []

export const isTemplate = (name: string): name is TemplateName => name in MESSAGE_TEMPLATES

/** Names a template asks for, in order. */
export const placeholdersOf = (template: string): string[] => [
  ...new Set([...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string)),
]

/** Fills a template; a missing value leaves nothing rather than a brace in front of a customer. */
export const fillTemplate = (template: string, values: Record<string, string>): string =>
  template
    .replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
    .replace(/ {2,}/g, ' ')
    .trim()
