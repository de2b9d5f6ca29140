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
  lines: { description: string; qty: number; isExtra?: boolean }[]
  package: { name: string; includes: string[] } | null
  photos: number
}

export interface JobsAnswer {
  contractor: { id: string; name: string }
  jobs: Job[]
  /** By the business's clock: a phone's may be wrong. */
  today: string
}

/** Null times mean the whole working day. */
export interface WorkedHours {
  startTime: string | null
  endTime: string | null
}

/** One day of a contractor's calendar. */
export interface AvailableDate extends WorkedHours {
  date: string
  isAvailable: boolean
}

export interface CalendarAnswer {
  dates: AvailableDate[]
  /** Monday first; null is a day off. */
  weeklyPattern: (WorkedHours | null)[] | null
  halfDays: { amEnd: string; pmStart: string }
}

export interface Skill {
  task: string
  name: string
  category: string
  confidence: 'capable' | 'expert'
  completedCount: number
}
export interface SkillsAnswer {
  skills: Skill[]
  certifications: { name: string; expiresOn?: string | null }[]
}

export interface EarningsAnswer {
  weeks: {
    from: string
    to: string
    /** Pence. */
    pay: number
    jobs: { reference: string; date: string; pay: number; summary: string }[]
  }[]
  taxYear: { from: string; pay: number; jobs: number }
}

export type JobVerb = 'on-the-way' | 'start' | 'finish'

const JOBS = '/api/contractor/jobs'

export const contractorApi = {
  session: (token: string) =>
    call<void>('POST', `/api/c/${encodeURIComponent(token)}/session`, { retries: 1 }),
  /** The cookie of the login is the browser's to keep; no script sees it. */
  signIn: (email: string, password: string) =>
    call<unknown>('POST', '/api/users/login', { body: { email, password } }),
  jobs: () => call<JobsAnswer>('GET', JOBS, { retries: 1 }),
  move: (id: string, verb: JobVerb) => call<void>('POST', `${JOBS}/${id}/${verb}`, { body: {} }),
  /** @param key the phone's own name for the photo, so that it may come twice */
  sendPhoto: (id: string, key: string, photo: Blob) => {
    const form = new FormData()
    form.append('key', key)
    form.append('photos[]', photo, 'work.jpg')
    return call<unknown>('POST', `${JOBS}/${id}/photos`, { body: form })
  },
  dropOut: (id: string, reason: string) =>
    call<void>('POST', `${JOBS}/${id}/cannot-make-it`, { body: { reason } }),
  calendar: (from: string, to: string) =>
    call<CalendarAnswer>('GET', `/api/contractor/availability?from=${from}&to=${to}`, {
      retries: 1,
    }),
  saveCalendar: (dates: AvailableDate[], weeklyPattern?: (WorkedHours | null)[]) =>
    call<void>('PUT', '/api/contractor/availability', {
      body: { dates, ...(weeklyPattern ? { weeklyPattern } : {}) },
      retries: 2,
    }),
  skills: () => call<SkillsAnswer>('GET', '/api/contractor/skills', { retries: 1 }),
  earnings: () => call<EarningsAnswer>('GET', '/api/contractor/earnings', { retries: 1 }),
}
