import { LEAD_STATES, type LeadState } from '../../domain/lead-states.ts'
import { type DemoJob, JOBS_BY_STATE } from './lead-jobs.ts'
import { areaOf } from './postcode-areas.ts'
import { PRICE_BOOK } from './price-book.ts'

export interface DemoLead {
  customerName: string
  phone: string
  email: string
  address: string
  postcode: string
  latitude: number
  longitude: number
  customerType: 'homeowner' | 'landlord' | 'pm' | 'commercial'
  source: 'call' | 'whatsapp' | 'web'
  state: LeadState
  jobDescription: string
  skus: { code: string; quantity: number }[]
  quoteStyle: 'hhh' | 'fixed' | 'fixed_optionals'
  /** Hours before now that the lead came in, and that it moved to its state. */
  createdHoursAgo: number
  stateHoursAgo: number
  /** Days from today of the slot held or booked, negative for work done; null before a slot. */
  slotInDays: number | null
  timeSlot: 'am' | 'pm' | '09:00' | null
}

const FIRST_NAMES =
  `Sam Priya Tom Aisha Gwen Marcus Nora Dev Ruth Callum Mei Jack Farah Owen Lily Kofi Bea
  Harjit Edie Luca Zara Fergus Ines Ravi Maud Joel Tess Omar Cleo Hugh`.split(/\s+/)
const SURNAMES = 'Sample Example Specimen Pretend Fiction Madeup Placeholder'.split(' ')
const STREETS = ['Example Street', 'Sample Road', 'Specimen Avenue', 'Fiction Lane', 'Demo Close']
const OUTCODES = 'NG5 NG9 NG2 DE1 NG7 NG3 DE22 NG8 NG10 DE23 NG4 NG6 DE24 NG11 DE21 NG12'.split(' ')
const CUSTOMER_TYPES = [
  'homeowner',
  'homeowner',
  'landlord',
  'homeowner',
  'commercial',
  'pm',
] as const
const SOURCES = ['whatsapp', 'call', 'whatsapp', 'web'] as const
const STYLES = ['hhh', 'hhh', 'fixed', 'fixed_optionals'] as const
const TIME_SLOTS = ['am', 'pm', '09:00'] as const

/** Days from today of the slot: first one of the state's leads, and the step to the next one. */
const SLOT_DAYS: Partial<Record<LeadState, readonly [first: number, step: number]>> = {
  booking_in_progress: [3, 1],
  payment_pending: [4, 1],
  payment_failed: [5, 1],
  booking_confirmed: [6, 1],
  contractor_assigned: [2, 3],
  job_scheduled: [1, 2],
  job_in_progress: [0, 0],
  job_completed: [-3, -4],
}

const nth = <T>(list: readonly T[], index: number) => list[index % list.length] as T
const SKU_CODES = new Set(PRICE_BOOK.map((sku) => sku.code))

const linesOf = (skus: string) =>
  skus.split(' ').map((line) => {
    const [code = '', quantity = '1'] = line.split(':')
    if (!SKU_CODES.has(code)) throw new Error(`No demo SKU ${code}`)
    return { code, quantity: Number(quantity) }
  })

const lead = (state: LeadState, [said, skus]: DemoJob, place: number, index: number): DemoLead => {
  const area = areaOf(nth(OUTCODES, index * 5 + 3))
  const first = nth(FIRST_NAMES, index * 7)
  const last = nth(SURNAMES, index)
  const days = SLOT_DAYS[state]
  const slotInDays = days ? days[0] + days[1] * place : null
  const sinceSlot = slotInDays === null ? 0 : Math.max(0, -slotInDays) * 24
  const stateHoursAgo =
    (state === 'expired' || state === 'quote_expired' ? 100 : 1) + place * 5 + sinceSlot
  return {
    customerName: `${first} ${last}`,
    phone: `+447700900${100 + index}`,
    email: `${first}.${last}.${index}@customers.handy.test`.toLowerCase(),
    address: `${1 + ((index * 7) % 90)} ${nth(STREETS, index)}, ${area.name}`,
    postcode: `${area.outcode} ${index % 10}Z${'XYWSTU'[index % 6]}`,
    latitude: area.latitude,
    longitude: area.longitude,
    customerType: nth(CUSTOMER_TYPES, index),
    source: nth(SOURCES, index),
    state,
    jobDescription: said,
    skus: skus ? linesOf(skus) : [],
    quoteStyle: nth(STYLES, index),
    createdHoursAgo: stateHoursAgo + 2 + (index % 11) * 3,
    stateHoursAgo,
    slotInDays,
    timeSlot: slotInDays === null ? null : nth(TIME_SLOTS, index),
  }
}

/** About sixty leads, at least two in every state, every run the same. */
export const LEADS: readonly DemoLead[] = LEAD_STATES.flatMap((state) =>
  JOBS_BY_STATE[state].map((job, place) => ({ state, job, place })),
).map(({ state, job, place }, index) => lead(state, job, place, index))
