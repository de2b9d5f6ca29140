import { describe, expect, it } from 'vitest'
import { nearestSlots, openDays, slotProblem } from '../../domain/availability.ts'
import { type Contractor, everyReason, type Job, whyUnfit } from '../../domain/fitness.ts'
import { DEFAULT_SETTINGS } from '../../domain/settings.ts'

const rules = DEFAULT_SETTINGS
const day = rules.halfDays
const place = { latitude: 52.95, longitude: -1.15 }
const WHOLE = { start: day.amStart, end: day.pmEnd }
const DATE = '2026-11-26'
const now = new Date('2026-11-24T09:00:00Z')

const contractor = (change: Partial<Contractor> = {}, date = DATE): Contractor => ({
  ...{ id: 'c', name: 'C', isActive: true, place, radiusMiles: 15, maxConcurrentJobs: 3 },
  ...{ reactiveMode: false, certifications: [] },
  skills: [{ taskId: 't', confidence: 'expert', completedCount: 0, lastPerformedAt: null }],
  days: new Map([[date, { available: WHOLE, commitments: [] }]]),
  ...change,
})
const job = (change: Partial<Job> = {}): Job => ({
  tasks: [{ taskId: 't', confidence: 'capable', isPrimary: true, certification: null }],
  ...{ minutes: 60, place },
  ...change,
})
const taken = (...ranges: [number, number][]) =>
  new Map([
    [
      DATE,
      {
        available: WHOLE,
        commitments: ranges.map(([start, end], at) => ({
          ...{ id: String(at), kind: 'booking' as const, start, end },
        })),
      },
    ],
  ])
const slotsOn = (
  people: Contractor[],
  given: { date?: string; job?: Job; at?: Date; rules?: typeof rules } = {},
) => {
  const { date = DATE, at = now } = given
  const { days } = openDays(
    people,
    given.job ?? job(),
    { from: date, to: date },
    given.rules ?? rules,
    at,
  )
  return days[0]?.slots.map(({ timeSlot }) => timeSlot) ?? []
}

describe('a slot', () => {
  it('is shown with how many stand behind it', () => {
    const { days } = openDays(
      [contractor(), contractor({ id: 'd' })],
      ...([job(), { from: DATE, to: DATE }, rules, now] as const),
    )
    expect(days[0]?.slots[0]).toEqual({
      ...{ timeSlot: 'am', label: 'Morning, 08:00–13:00', contractors: 2 },
    })
  })

  it('takes what is taken off the day: a morning leaves the afternoon', () => {
    const slots = slotsOn([contractor({ days: taken([480, 780]) })])
    expect(slots).toEqual(['pm', '13:00', '14:00', '15:00', '16:00', '17:00'])
  })

  it('of six hours in the morning takes the afternoon too', () => {
    const long = job({ minutes: 360 })
    expect(slotsOn([contractor()], { job: long })).toEqual([
      ...['am', '08:00', '09:00', '10:00', '11:00', '12:00'],
    ])
    expect(slotsOn([contractor({ days: taken([780, 1080]) })], { job: long })).toEqual([])
    expect(slotsOn([contractor({ days: taken([840, 1080]) })], { job: long })).toEqual([
      ...['am', '08:00'],
    ])
  })

  it('fits between two jobs to the minute', () => {
    const between = contractor({ days: taken([480, 600], [720, 1080]) })
    expect(slotsOn([between], { job: job({ minutes: 60 }) })).toEqual(['10:00', '11:00'])
    expect(slotsOn([between], { job: job({ minutes: 120 }) })).toEqual(['10:00'])
    expect(slotsOn([between], { job: job({ minutes: 121 }) })).toEqual([])
  })

  it('needs availability over its whole range', () => {
    const half = (start: number, end: number) =>
      contractor({ days: new Map([[DATE, { available: { start, end }, commitments: [] }]]) })
    expect(slotsOn([half(480, 780)])[0]).toBe('am')
    expect(slotsOn([half(480, 779)])).not.toContain('am')
    expect(slotsOn([half(481, 780)])).not.toContain('am')
    expect(slotsOn([half(600, 1080)])).toEqual(expect.not.arrayContaining(['am', '09:00']))
    expect(slotsOn([contractor({ days: new Map() })])).toEqual([])
  })

  it('is never of a job over ten hours', () => {
    expect(slotsOn([contractor()], { job: job({ minutes: 600 }) })).toEqual(['am', '08:00'])
    expect(slotsOn([contractor()], { job: job({ minutes: 601 }) })).toEqual([])
    expect(slotProblem(DATE, 'am', 601, rules, now)).toBe('too_long')
  })

  it('stops at the contractor’s jobs a day', () => {
    const full = (max: number) =>
      contractor({ maxConcurrentJobs: max, days: taken([480, 540], [540, 600]) })
    expect(slotsOn([full(3)])).toContain('pm')
    expect(slotsOn([full(2)])).toEqual([])
  })
})

describe('notice and horizon', () => {
  const reactive = contractor({ reactiveMode: true }, '2026-11-24')

  it('keeps two hours, to the minute', () => {
    const at = (time: string) => slotProblem('2026-11-24', '11:00', 60, rules, new Date(time))
    expect(at('2026-11-24T09:00:00Z')).toBeNull()
    expect(at('2026-11-24T09:00:01Z')).toBe('too_soon')
    expect(slotProblem('2026-11-23', 'am', 60, rules, now)).toBe('too_soon')
  })

  it('offers the same day only where somebody takes same-day jobs', () => {
    const given = { date: '2026-11-24', at: new Date('2026-11-24T07:00:00Z') }
    expect(slotsOn([contractor({}, '2026-11-24')], given)).toEqual([])
    expect(slotsOn([reactive], given)).toEqual([
      ...['pm', '09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00', '17:00'],
    ])
    expect(slotsOn([contractor({}, '2026-11-25')], { date: '2026-11-25' })[0]).toBe('am')
  })

  it('ends 42 days ahead, and never shows the past', () => {
    expect(slotProblem('2027-01-05', 'am', 60, rules, now)).toBeNull()
    expect(slotProblem('2027-01-06', 'am', 60, rules, now)).toBe('too_far')
    const everyDay = contractor()
    for (const date of ['2026-11-20', '2026-11-23', '2027-01-05', '2027-01-06'])
      everyDay.days.set(date, { available: WHOLE, commitments: [] })
    const span = { from: '2026-11-01', to: '2027-02-01' }
    const dates = openDays([everyDay], job(), span, rules, now).days.map(({ date }) => date)
    expect(dates).toEqual([DATE, '2027-01-05'])
  })

  it('keeps the longest notice a manager may set', () => {
    const aWeek = { ...rules, minimumNoticeMinutes: 10_080 }
    const on = (date: string) => slotsOn([contractor({}, date)], { date, rules: aWeek })
    expect(on('2026-11-30')).toEqual([])
    expect(on('2026-12-01').slice(0, 2)).toEqual(['pm', '09:00'])
    expect(on('2026-12-02')[0]).toBe('am')
  })
})

describe('both clock changes', () => {
  it.each([
    ['2026-03-29', '2026-03-29T05:00:00Z', '2026-03-29T05:00:01Z'],
    ['2026-10-25', '2026-10-25T06:00:00Z', '2026-10-25T06:00:01Z'],
    ['2027-03-28', '2027-03-28T05:00:00Z', '2027-03-28T05:00:01Z'],
    ['2027-10-31', '2027-10-31T06:00:00Z', '2027-10-31T06:00:01Z'],
  ])('on %s the morning is offered until %s', (date, last, late) => {
    const reactive = contractor({ reactiveMode: true }, date)
    expect(slotsOn([reactive], { date, at: new Date(last) })[0]).toBe('am')
    expect(slotsOn([reactive], { date, at: new Date(late) })[0]).toBe('pm')
    const ahead = new Date(new Date(last).getTime() - 5 * 86_400_000)
    expect(slotsOn([contractor({}, date)], { date, at: ahead })).toHaveLength(12)
  })

  it('know today by London’s clock, not by UTC’s', () => {
    const justAfterMidnight = new Date('2026-07-01T23:30:00Z')
    const ordinary = contractor({}, '2026-07-02')
    expect(slotsOn([ordinary], { date: '2026-07-02', at: justAfterMidnight })).toEqual([])
    expect(
      slotsOn([ordinary], { date: '2026-07-02', at: new Date('2026-07-01T22:30:00Z') }),
    ).toHaveLength(12)
  })
})

describe('the hard rules', () => {
  const why = (person: Partial<Contractor>, work: Partial<Job> = {}) =>
    whyUnfit(contractor(person), job(work), DATE, { start: 480, end: 780 }, '2026-11-24')
  const needs = (confidence: 'expert' | 'capable', certification: string | null = null) => ({
    tasks: [{ taskId: 't', confidence, isPrimary: true, certification }],
  })
  const capable = {
    skills: [
      { taskId: 't', confidence: 'capable' as const, completedCount: 0, lastPerformedAt: null },
    ],
  }

  it('each say why', () => {
    expect(why({})).toBeNull()
    expect(why({ isActive: false })).toBe('inactive')
    expect(why({ place: null })).toBe('no_location')
    expect(why({ place: { latitude: 53.5, longitude: -1.15 } })).toBe('out_of_range')
    expect(why({ skills: [] })).toBe('lacks_task')
    expect(why(capable, needs('expert'))).toBe('lacks_confidence')
    expect(why({}, needs('capable'))).toBeNull()
    expect(why({ days: taken([700, 800]) })).toBe('busy')
    expect(why({ days: taken([780, 840]) })).toBeNull()
    expect(why({ maxConcurrentJobs: 1, days: taken([780, 840]) })).toBe('day_full')
  })

  it('ask for the certificate by name, unexpired on the day of the job', () => {
    const gas = needs('capable', 'Gas Safe')
    const holds = (expiresOn?: string) => ({ certifications: [{ name: 'Gas Safe', expiresOn }] })
    expect(why({}, gas)).toBe('lacks_certification')
    expect(why(holds(), gas)).toBeNull()
    expect(why(holds(DATE), gas)).toBeNull()
    expect(why(holds('2026-11-25'), gas)).toBe('lacks_certification')
    expect(why({ certifications: [{ name: 'NICEIC' }] }, gas)).toBe('lacks_certification')
  })

  it('are counted all together for whoever may set one aside', () => {
    const far = contractor({ place: { latitude: 53.5, longitude: -1.15 }, days: taken([480, 540]) })
    expect(everyReason(far, job(), DATE, { start: 480, end: 780 }, DATE)).toEqual([
      ...['out_of_range', 'not_reactive', 'busy'],
    ])
  })
})

describe('the nearest alternatives', () => {
  it('are the three nearest in time, earlier first, without the one that is gone', () => {
    const slots = ['am', 'pm'].map((timeSlot) => ({ timeSlot, label: '', contractors: 1 }))
    const days = ['2026-11-24', '2026-11-25', '2026-11-26'].map((date) => ({ date, slots }))
    expect(nearestSlots(days, { date: '2026-11-25', timeSlot: 'am' }, rules)).toEqual([
      { date: '2026-11-25', timeSlot: 'pm' },
      { date: '2026-11-24', timeSlot: 'pm' },
      { date: '2026-11-24', timeSlot: 'am' },
    ])
  })

  it('are no three hours of one open half-day for whoever wanted a half-day', () => {
    const slot = (timeSlot: string) => ({ timeSlot, label: '', contractors: 1 })
    const days = [
      { date: '2026-11-24', slots: ['pm', '13:00', '14:00', '15:00'].map(slot) },
      { date: '2026-11-26', slots: ['09:00', 'pm', '13:00'].map(slot) },
    ]
    const near = (timeSlot: string) =>
      nearestSlots(days, { date: '2026-11-25', timeSlot }, rules).map(
        ({ date, timeSlot: found }) => `${date} ${found}`,
      )
    // The morning of the 26th is not open as a whole: its one hour is a choice of its own.
    expect(near('am')).toEqual(['2026-11-24 pm', '2026-11-26 09:00', '2026-11-26 pm'])
    expect(near('10:00')).toEqual(['2026-11-24 15:00', '2026-11-24 14:00', '2026-11-24 pm'])
  })
})
