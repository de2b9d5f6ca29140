/** The contractor's own verbs; the cookie of their signed link, or their login, says who they are. */
import type { JobStatus } from '../../domain/vocabulary.ts'
import { call } from '../api/http.ts'

export interface Job {
  id: string
  reference: string
  date: string
  timeSlot: string
  startMinute: number
  endMinute: number
  status: JobStatus
  /** Pence. */
  pay: number | null
  customerName: string
  customerPhone: string
  address: string | null
  postcode: string | null
  description: string | null
  notes: string | null
  when: string
  lines: { description: string; qty: number }[]
}

export interface JobsAnswer {
  contractor: { id: string; name: string }
  jobs: Job[]
}

/** One day of a contractor's calendar; null times mean the whole working day. */
export interface AvailableDate {
  date: string
  isAvailable: boolean
  startTime: string | null
  endTime: string | null
}

export type JobVerb = 'on-the-way' | 'start' | 'finish'

export const contractorApi = {
  session: (token: string) =>
    call<void>('POST', `/api/c/${encodeURIComponent(token)}/session`, { retries: 2 }),
  jobs: () => call<JobsAnswer>('GET', '/api/contractor/jobs', { retries: 1 }),
  move: (id: string, verb: JobVerb) =>
    call<void>('POST', `/api/contractor/jobs/${id}/${verb}`, { body: {}, retries: 3 }),
  dropOut: (id: string, reason: string) =>
    call<void>('POST', `/api/contractor/jobs/${id}/cannot-make-it`, { body: { reason } }),
  availability: (from: string, to: string) =>
    call<{ dates: AvailableDate[] }>('GET', `/api/contractor/availability?from=${from}&to=${to}`),
  saveAvailability: (dates: AvailableDate[]) =>
    call<void>('PUT', '/api/contractor/availability', { body: { dates }, retries: 2 }),
}
