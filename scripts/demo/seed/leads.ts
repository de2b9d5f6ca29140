import { randomBytes, randomUUID } from 'node:crypto'
import { linkToken, reference } from '../../../operations/tokens.ts'
import { type DemoLead, LEADS } from '../leads.ts'
import type { DemoRole } from '../staff.ts'
import type { Catalogue } from './catalogue.ts'
import type { SeededContractor } from './contractors.ts'
import type { Row } from './insert-rows.ts'
import { jobOf, type SeededJob } from './jobs.ts'
import { quoteOf, quoteRow, type SeededQuote } from './quotes.ts'
import { type Story, storyOf } from './story.ts'

const DAY = 86_400_000

export interface SeededLead {
  id: string
  reference: string
  uploadToken: string
  demo: DemoLead
  story: Story
  quote: SeededQuote | null
  job: SeededJob | null
  sessionId: string
}

/** The demo leads with all that follows from the state they are in. */
export const planLeads = (
  catalogue: Catalogue,
  contractors: SeededContractor[],
  now: Date,
): SeededLead[] =>
  LEADS.map((demo) => {
    const story = storyOf(demo, now)
    const quote = quoteOf(demo, story, catalogue)
    const job = jobOf(demo, quote, catalogue, contractors, now)
    if (demo.slotInDays !== null && !job)
      throw new Error(`No demo contractor can do “${demo.jobDescription}” in ${demo.postcode}.`)
    return {
      id: randomUUID(),
      reference: reference('L'),
      uploadToken: linkToken(),
      demo,
      story,
      quote,
      job,
      sessionId: randomBytes(16).toString('hex'),
    }
  })

const leadRow = (
  { id, reference, uploadToken, demo, story }: SeededLead,
  staff: Record<DemoRole, string>,
  now: Date,
): Row => ({
  id,
  reference,
  customer_name: demo.customerName,
  phone: demo.phone,
  email: demo.email,
  address: demo.address,
  postcode: demo.postcode,
  location_latitude: demo.latitude,
  location_longitude: demo.longitude,
  customer_type: demo.customerType,
  source: demo.source,
  state: demo.state,
  state_changed_at: story.stateAt,
  expires_at: new Date(Math.max(story.stateAt.getTime() + 3 * DAY, now.getTime() + DAY)),
  job_description: demo.jobDescription,
  upload_token: uploadToken,
  assigned_to_id: demo.state === 'created' ? null : staff.va,
  last_inbound_at: demo.source === 'call' ? null : story.createdAt,
  created_at: story.createdAt,
  updated_at: story.stateAt,
})

const BY_CUSTOMER = new Set([
  'created',
  'video_received',
  'quote_viewed',
  'booking_in_progress',
  'payment_pending',
])

const eventRows = ({ id, story }: SeededLead): Row[] =>
  story.moves.map(({ from, to, at }) => ({
    lead_id: id,
    from,
    to,
    actor: BY_CUSTOMER.has(to) ? 'customer' : 'system',
    created_at: at,
    updated_at: at,
  }))

const taskRows = ({ id, demo, story }: SeededLead, catalogue: Catalogue): Row[] => {
  const known = demo.state !== 'created' && demo.state !== 'video_requested'
  const tasks = known ? demo.skus.flatMap(({ code }) => catalogue.skus.get(code)?.tasks ?? []) : []
  return [...new Set(tasks)].map((task) => ({
    lead_id: id,
    task_id: task,
    required_confidence: 'capable',
    is_primary: true,
    ai_confidence: story.at('quote_generated') ? null : 85,
    manually_verified: false,
    created_at: story.createdAt,
  }))
}

export const leadRows = (
  leads: readonly SeededLead[],
  catalogue: Catalogue,
  staff: Record<DemoRole, string>,
  now: Date,
) => ({
  leads: leads.map((lead) => leadRow(lead, staff, now)),
  lead_events: leads.flatMap(eventRows),
  job_task_requirements: leads.flatMap((lead) => taskRows(lead, catalogue)),
  quotes: leads.flatMap((lead) =>
    lead.quote ? [quoteRow(lead.quote, lead.id, lead.demo, lead.story, now)] : [],
  ),
})
