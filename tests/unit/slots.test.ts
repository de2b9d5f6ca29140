import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../domain/settings.ts'
import {
  isOfferedSlot,
  isTimeSlot,
  occupiedRange,
  overlaps,
  slotLabel,
  slotsOfDay,
} from '../../domain/slots.ts'

const day = DEFAULT_SETTINGS.halfDays

describe('slots', () => {
  it('take the half-day, or the job where that is longer', () => {
    expect(occupiedRange('am', 60, day)).toEqual({ start: 480, end: 780 })
    expect(occupiedRange('am', 300, day)).toEqual({ start: 480, end: 780 })
    expect(occupiedRange('am', 360, day)).toEqual({ start: 480, end: 840 })
    expect(occupiedRange('pm', 60, day)).toEqual({ start: 780, end: 1080 })
    expect(occupiedRange('09:00', 90, day)).toEqual({ start: 540, end: 630 })
  })

  it('let a six-hour morning take the afternoon too, and a five-hour one not', () => {
    const pm = occupiedRange('pm', 60, day)
    expect(overlaps(occupiedRange('am', 360, day), pm)).toBe(true)
    expect(overlaps(occupiedRange('am', 301, day), pm)).toBe(true)
    expect(overlaps(occupiedRange('am', 300, day), pm)).toBe(false)
  })

  it('offer every full hour from which the job still ends by six', () => {
    expect(slotsOfDay(60, day)).toEqual([
      ...['am', 'pm', '08:00', '09:00', '10:00', '11:00', '12:00'],
      ...['13:00', '14:00', '15:00', '16:00', '17:00'],
    ])
    expect(slotsOfDay(61, day).at(-1)).toBe('16:00')
    expect(slotsOfDay(600, day)).toEqual(['am', '08:00'])
  })

  it('never offer an afternoon that would end after six', () => {
    expect(isOfferedSlot('pm', 300, day)).toBe(true)
    expect(isOfferedSlot('pm', 301, day)).toBe(false)
    expect(isOfferedSlot('pm', 600, day)).toBe(false)
  })

  it('end within the working day whatever the job’s length up to ten hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), (minutes) => {
        for (const slot of slotsOfDay(minutes, day)) {
          const { start, end } = occupiedRange(slot, minutes, day)
          expect(start).toBeGreaterThanOrEqual(day.amStart)
          expect(end).toBeLessThanOrEqual(day.pmEnd)
          expect(end - start).toBeGreaterThanOrEqual(minutes)
        }
      }),
    )
  })

  it('follow the half-days a manager set', () => {
    const shifted = { amStart: 450, amEnd: 720, pmStart: 750, pmEnd: 1020 }
    expect(occupiedRange('am', 60, shifted)).toEqual({ start: 450, end: 720 })
    expect(slotsOfDay(60, shifted).slice(2)).toEqual([
      ...['08:00', '09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00'],
    ])
    expect(slotLabel('pm', shifted)).toBe('Afternoon, 12:30–17:00')
  })

  it('are named am, pm or an exact hour and nothing else', () => {
    expect(['am', 'pm', '09:00', '00:00', '23:00'].every(isTimeSlot)).toBe(true)
    expect(['AM', '09:30', '24:00', '9:00', '', null, 9].some(isTimeSlot)).toBe(false)
  })
})
