/**
 * seed-database-schema.md as data: what its tables must have at the least. Ids and references are
 * uuid here, moments are timestamptz, and a fixed list of words is an enum; a reference that the
 * seed calls `assigned_to` is `assigned_to_id`.
 */
export interface Column {
  type:
    | 'uuid'
    | 'text'
    | 'integer'
    | 'boolean'
    | 'timestamptz'
    | 'date'
    | 'jsonb'
    | 'double'
    | readonly string[]
  /** The most characters, for text that the seed limits and no enum does. */
  length?: number
  notNull?: boolean
  default?: string
  references?: string
}

export interface Table {
  columns: Record<string, Column>
  unique?: string[][]
  indexes?: Record<string, string[]>
}

const id: Column = { type: 'uuid', notNull: true, default: 'uuidv7()' }
const text: Column = { type: 'text' }
const integer: Column = { type: 'integer' }
const json: Column = { type: 'jsonb' }
const moment: Column = { type: 'timestamptz' }
const since: Column = { type: 'timestamptz', default: 'now()' }
const to = (references: string, notNull = false): Column => ({ type: 'uuid', references, notNull })
const count = (value: number): Column => ({ type: 'integer', default: String(value) })
const flag = (value: boolean): Column => ({ type: 'boolean', default: String(value) })
const words = (list: string, rest: Partial<Column> = {}): Column => ({
  type: list.split(' '),
  ...rest,
})
const slot: Column = { type: 'text', length: 20, notNull: true }

export const SEED_TABLES: Record<string, Table> = {
  contractor_tasks: {
    columns: {
      id,
      name: { type: 'text', length: 200, notNull: true },
      category: { type: 'text', length: 50, notNull: true },
      description: text,
      requires_certification: flag(false),
      certification_name: { type: 'text', length: 100 },
      is_active: flag(true),
      display_order: integer,
      created_at: since,
    },
  },
  contractor_skills: {
    columns: {
      id,
      handyman_id: to('handyman_profiles', true),
      task_id: to('contractor_tasks', true),
      confidence: words('expert capable', { notNull: true }),
      years_experience: integer,
      completed_count: count(0),
      last_performed_at: moment,
      created_at: since,
      updated_at: since,
    },
    unique: [['handyman_id', 'task_id']],
  },
  contractor_availability_dates: {
    columns: {
      id,
      contractor_id: to('handyman_profiles', true),
      date: { type: 'date', notNull: true },
      is_available: { type: 'boolean' },
      start_time: text,
      end_time: text,
    },
    unique: [['contractor_id', 'date']],
  },
  quotes: {
    columns: {
      id,
      lead_id: to('leads'),
      version: count(1),
      style: words('hhh fixed fixed_optionals'),
      total: integer,
      deposit_percent: count(20),
      line_items: json,
      optional_items: json,
      expires_at: moment,
      sent_at: moment,
      viewed_at: moment,
      accepted_at: moment,
      created_by: words('va estimator system'),
      created_at: since,
    },
    indexes: { idx_quotes_lead: ['lead_id'], idx_quotes_expires: ['expires_at'] },
  },
  bookings: {
    columns: {
      id,
      quote_id: to('quotes'),
      contractor_id: to('handyman_profiles'),
      date: { type: 'date', notNull: true },
      time_slot: slot,
      payment_intent_id: text,
      deposit_amount: integer,
      status: words('confirmed cancelled completed'),
      confirmed_at: moment,
      cancelled_at: moment,
      completed_at: moment,
      cancellation_reason: text,
      created_at: since,
    },
    indexes: {
      idx_bookings_contractor: ['contractor_id'],
      idx_bookings_date: ['date'],
      idx_bookings_status: ['status'],
    },
  },
  slot_holds: {
    columns: {
      id,
      contractor_id: to('handyman_profiles', true),
      date: { type: 'date', notNull: true },
      time_slot: slot,
      session_id: { type: 'text', notNull: true },
      expires_at: { type: 'timestamptz', notNull: true },
      created_at: since,
    },
    indexes: {
      idx_slot_holds_contractor: ['contractor_id', 'date', 'time_slot'],
      idx_slot_holds_expires: ['expires_at'],
    },
  },
  job_task_requirements: {
    columns: {
      id,
      lead_id: to('leads'),
      task_id: to('contractor_tasks', true),
      required_confidence: words('expert capable', { notNull: true }),
      is_primary: flag(true),
      ai_confidence: integer,
      manually_verified: flag(false),
      verified_by_id: to('users'),
      created_at: since,
    },
    indexes: { idx_job_tasks_lead: ['lead_id'] },
  },
  video_scores: {
    columns: {
      id,
      lead_id: to('leads'),
      video_url: text,
      transcript: text,
      extracted_frames: json,
      complexity_score: integer,
      quotable_score: integer,
      detected_skus: json,
      detected_tasks: json,
      recommended_action: words('auto_quote estimator'),
      scored_at: moment,
    },
    indexes: { idx_video_scores_lead: ['lead_id'] },
  },
  estimator_queue: {
    columns: {
      id,
      lead_id: to('leads'),
      priority: count(0),
      assigned_to_id: to('users'),
      status: words('queued in_progress complete'),
      claimed_at: moment,
      completed_at: moment,
      last_reminder_at: moment,
      created_at: since,
    },
    indexes: {
      idx_estimator_queue_status: ['status', 'priority'],
      idx_estimator_queue_assigned: ['assigned_to_id'],
    },
  },
  job_matching_history: {
    columns: {
      id,
      booking_id: to('bookings'),
      contractor_id: to('handyman_profiles', true),
      match_score: integer,
      was_selected: flag(false),
      job_completed: { type: 'boolean' },
      customer_rating: integer,
      notes: text,
      created_at: since,
    },
    indexes: { idx_matching_history_contractor: ['contractor_id'] },
  },
  contractor_jobs: { columns: { id, contractor_id: to('handyman_profiles', true) } },
  leads: {
    columns: {
      id,
      customer_name: text,
      phone: text,
      source: words('call whatsapp web manual'),
      state: words('created sku_detected quote_generated booking_confirmed job_completed', {
        default: "'created'",
      }),
      state_changed_at: moment,
      customer_type: words('homeowner landlord pm commercial'),
      expires_at: moment,
    },
    indexes: { idx_leads_state: ['state'], idx_leads_customer_type: ['customer_type'] },
  },
  handyman_profiles: {
    columns: {
      id,
      user_id: to('users'),
      postcode: text,
      radius_miles: integer,
      max_concurrent_jobs: count(3),
      is_active: flag(true),
      reactive_mode: flag(false),
    },
  },
  users: { columns: { id, email: text, role: words('va estimator ops manager admin contractor') } },
}
