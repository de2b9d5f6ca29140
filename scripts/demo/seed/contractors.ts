import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import type { Contractor, ContractorDay } from '../../../domain/fitness.ts'
import {
  addDays,
  datesFrom,
  londonClock,
  minutesOf,
  weekdayOf,
} from '../../../domain/london-time.ts'
import { CONTRACTORS, type DemoContractor } from '../contractors.ts'
import { STAFF } from '../staff.ts'
import type { Catalogue } from './catalogue.ts'
import { insertRows } from './insert-rows.ts'

const DAYS_BACK = 35
const DAYS_AHEAD = 42
const WHOLE_DAY = { startTime: '08:00', endTime: '18:00' }

const LOGIN = STAFF.find((person) => person.profileEmail)?.profileEmail

export interface SeededContractor extends Contractor {
  hasLogin: boolean
  phone: string
  rating: number
  ratingCount: number
  payPercent: number
}

/** The week's pattern is kept Monday first; the calendar counts from Sunday. */
const patternDay = (demo: DemoContractor, date: string) =>
  demo.weeklyPattern[(weekdayOf(date) + 6) % 7] ?? null

const availabilityOf = (id: string, demo: DemoContractor, today: string) =>
  datesFrom(addDays(today, -DAYS_BACK), addDays(today, DAYS_AHEAD)).map((date) => {
    // Somebody is at work while the demo is first looked at, be it a Sunday.
    const hours = date === today ? WHOLE_DAY : patternDay(demo, date)
    return {
      contractor_id: id,
      date,
      is_available: hours !== null,
      start_time: hours?.startTime ?? null,
      end_time: hours?.endTime ?? null,
    }
  })

const daysOf = (rows: ReturnType<typeof availabilityOf>): Map<string, ContractorDay> =>
  new Map(
    rows.map(({ date, is_available, start_time, end_time }) => {
      const start = minutesOf(start_time ?? '') ?? 480
      const end = minutesOf(end_time ?? '') ?? 1080
      return [date, { available: is_available ? { start, end } : null, commitments: [] }]
    }),
  )

const skillsOf = (demo: DemoContractor, catalogue: Catalogue, at: Date) =>
  demo.skills.map((skill, row) => ({
    taskId: catalogue.taskIds.get(skill.task) as string,
    confidence: skill.confidence,
    yearsExperience: skill.yearsExperience,
    completedCount: skill.completedCount,
    lastPerformedAt:
      skill.completedCount > 0
        ? new Date(at.getTime() - (3 + ((row * 11) % 90)) * 86_400_000)
        : null,
  }))

const contractorOf = (demo: DemoContractor, catalogue: Catalogue, at: Date, person: number) => {
  const id = randomUUID()
  const { date: today } = londonClock(at)
  const availability = availabilityOf(id, demo, today)
  const skills = skillsOf(demo, catalogue, at)
  const contractor: SeededContractor = {
    id,
    hasLogin: demo.email === LOGIN,
    name: demo.name,
    phone: demo.phone,
    isActive: true,
    place: { latitude: demo.latitude, longitude: demo.longitude },
    radiusMiles: demo.radiusMiles,
    maxConcurrentJobs: demo.maxConcurrentJobs,
    reactiveMode: demo.reactiveMode,
    rating: demo.rating,
    ratingCount: 4 + ((person * 7) % 30),
    payPercent: 60,
    certifications: demo.certifications.map(({ name, expiresInDays }) => ({
      name,
      expiresOn: addDays(today, expiresInDays),
    })),
    skills,
    days: daysOf(availability),
  }
  return { contractor, skills, availability, demo }
}

/** Forty contractors with skills, certificates and eleven weeks of availability. */
export const seedContractors = async (
  req: PayloadRequest,
  catalogue: Catalogue,
  /** Whose login opens the one contractor's profile that has one. */
  userId: string | null,
  at: Date,
): Promise<SeededContractor[]> => {
  const seeded = CONTRACTORS.map((demo, person) => contractorOf(demo, catalogue, at, person))
  await insertRows(
    req,
    'handyman_profiles',
    seeded.map(({ contractor, demo }) => ({
      id: contractor.id,
      user_id: contractor.hasLogin ? userId : null,
      name: contractor.name,
      phone: contractor.phone,
      postcode: demo.postcode,
      location_latitude: demo.latitude,
      location_longitude: demo.longitude,
      radius_miles: contractor.radiusMiles,
      max_concurrent_jobs: contractor.maxConcurrentJobs,
      is_active: true,
      reactive_mode: contractor.reactiveMode,
      certifications: contractor.certifications,
      rating: contractor.rating,
      rating_count: contractor.ratingCount,
      pay_percent: contractor.payPercent,
      weekly_pattern: demo.weeklyPattern,
    })),
  )
  await insertRows(
    req,
    'contractor_skills',
    seeded.flatMap(({ contractor, skills }) =>
      skills.map((skill) => ({
        handyman_id: contractor.id,
        task_id: skill.taskId,
        confidence: skill.confidence,
        years_experience: skill.yearsExperience,
        completed_count: skill.completedCount,
        last_performed_at: skill.lastPerformedAt,
      })),
    ),
  )
  await insertRows(
    req,
    'contractor_availability_dates',
    seeded.flatMap(({ availability }) => availability),
  )
  return seeded.map(({ contractor }) => contractor)
}
