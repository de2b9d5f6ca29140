import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import {
  addDays,
  dateInWords,
  datesFrom,
  daysBetween,
  isDate,
  londonClock,
  londonInstant,
  minutesOf,
  timeOf,
} from '../../domain/london-time.ts'

const machineZone = process.env.TZ
afterEach(() => {
  if (machineZone === undefined) delete process.env.TZ
  else process.env.TZ = machineZone
})

const anyDate = fc
  .integer({ min: 0, max: 6 * 366 })
  .map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10))

describe('London’s clock', () => {
  it.each([
    ['2026-01-15', '2026-01-15T08:00:00.000Z'],
    ['2026-07-15', '2026-07-15T07:00:00.000Z'],
    ['2026-03-28', '2026-03-28T08:00:00.000Z'],
    ['2026-03-29', '2026-03-29T07:00:00.000Z'],
    ['2026-10-24', '2026-10-24T07:00:00.000Z'],
    ['2026-10-25', '2026-10-25T08:00:00.000Z'],
    ['2027-03-28', '2027-03-28T07:00:00.000Z'],
    ['2027-10-31', '2027-10-31T08:00:00.000Z'],
  ])('shows eight in the morning of %s at %s', (date, instant) => {
    expect(londonInstant(date, 480).toISOString()).toBe(instant)
    expect(londonClock(new Date(instant))).toEqual({ date, minutes: 480 })
  })

  it('is 23 hours long when it goes forward, 25 when it goes back', () => {
    const hours = (date: string) =>
      (londonInstant(addDays(date, 1), 0).getTime() - londonInstant(date, 0).getTime()) / 3_600_000
    expect(hours('2026-03-29')).toBe(23)
    expect(hours('2026-10-25')).toBe(25)
    expect(hours('2027-03-28')).toBe(23)
    expect(hours('2027-10-31')).toBe(25)
    expect(hours('2026-06-01')).toBe(24)
  })

  it('keeps the date through the night of a clock change', () => {
    const at = (instant: string) => londonClock(new Date(instant))
    expect(at('2026-03-29T00:59:59Z')).toEqual({ date: '2026-03-29', minutes: 59 })
    expect(at('2026-03-29T01:00:00Z')).toEqual({ date: '2026-03-29', minutes: 120 })
    expect(at('2026-03-29T22:59:59Z')).toEqual({ date: '2026-03-29', minutes: 1439 })
    expect(at('2026-03-29T23:00:00Z')).toEqual({ date: '2026-03-30', minutes: 0 })
    expect(at('2026-10-25T00:59:59Z')).toEqual({ date: '2026-10-25', minutes: 119 })
    expect(at('2026-10-25T01:00:00Z')).toEqual({ date: '2026-10-25', minutes: 60 })
    expect(at('2026-10-25T23:59:59Z')).toEqual({ date: '2026-10-25', minutes: 1439 })
  })

  it.each(['UTC', 'Europe/London', 'America/Los_Angeles', 'Pacific/Auckland', 'Asia/Kolkata'])(
    'does not care where the machine stands (%s)',
    (zone) => {
      process.env.TZ = zone
      fc.assert(
        fc.property(anyDate, fc.integer({ min: 180, max: 1439 }), (date, minutes) => {
          expect(londonClock(londonInstant(date, minutes))).toEqual({ date, minutes })
        }),
        { numRuns: 60 },
      )
      expect(addDays('2026-03-28', 1)).toBe('2026-03-29')
      expect(addDays('2026-03-29', 1)).toBe('2026-03-30')
      expect(addDays('2026-10-25', 1)).toBe('2026-10-26')
      expect(daysBetween('2026-03-01', '2026-11-01')).toBe(245)
    },
  )
})

describe('dates', () => {
  it('count in calendar days, whatever the clocks do', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -400, max: 400 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days)
      }),
    )
    expect(datesFrom('2026-03-28', '2026-03-30')).toEqual([
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
    ])
    expect(datesFrom('2026-03-30', '2026-03-28')).toEqual([])
  })

  it('are only those of the calendar', () => {
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '', null, 5].map(isDate)).toEqual(
      Array(7).fill(false),
    )
    expect(['2028-02-29', '2026-12-31'].map(isDate)).toEqual([true, true])
  })

  it('and times of day are read as they are written', () => {
    for (let minute = 0; minute < 1440; minute++) expect(minutesOf(timeOf(minute))).toBe(minute)
    expect(['24:00', '9:00', '09:60', 'noon', ''].map(minutesOf)).toEqual(Array(5).fill(null))
    expect(dateInWords('2026-11-24')).toBe('Tue 24 Nov')
  })
})
