import { describe, expect, it } from 'vitest'
import {
  type CancellationCase,
  cancellationOutcome,
  freeCancellationUntil,
} from '../../domain/cancellation.ts'
import { londonInstant } from '../../domain/london-time.ts'
import { DEFAULT_SETTINGS } from '../../domain/settings.ts'

const policy = DEFAULT_SETTINGS.cancellation
const HOUR = 3_600_000
const confirmedAt = new Date('2026-11-01T10:00:00Z')
const slotStartsAt = new Date('2026-12-10T08:00:00Z')
const hoursBefore = (hours: number) => new Date(slotStartsAt.getTime() - hours * HOUR)
const outcome = (given: Partial<CancellationCase>) =>
  cancellationOutcome(
    {
      ...{ by: 'customer', customerType: 'homeowner', deposit: 2000, workStarted: false },
      ...{ confirmedAt, slotStartsAt, now: hoursBefore(48) },
      ...given,
    },
    policy,
  )

describe('cancelling', () => {
  it('costs nothing until 24 hours before, to the minute', () => {
    const trade = { customerType: 'commercial' as const }
    expect(outcome({ ...trade, now: hoursBefore(24) })).toMatchObject({
      ...{ refundAmount: 2000, retainedAmount: 0, reason: 'in_good_time' },
    })
    expect(outcome({ ...trade, now: new Date(hoursBefore(24).getTime() + 1) })).toEqual({
      ...{ refundAmount: 0, retainedAmount: 2000, reason: 'late' },
    })
    expect(outcome({ ...trade, now: hoursBefore(-1) }).reason).toBe('late')
  })

  it('costs a consumer nothing within 14 days of booking, however late', () => {
    const soon = { confirmedAt: hoursBefore(30), now: hoursBefore(1) }
    for (const customerType of ['homeowner', 'landlord', null] as const)
      expect(outcome({ ...soon, customerType })).toMatchObject({
        ...{ refundAmount: 2000, reason: 'cooling_off' },
      })
    for (const customerType of ['pm', 'commercial'] as const)
      expect(outcome({ ...soon, customerType })).toMatchObject({
        ...{ refundAmount: 0, reason: 'late' },
      })
  })

  it('ends a consumer’s 14 days when they are over or work has begun', () => {
    const fourteenDays = new Date(confirmedAt.getTime() + 14 * 24 * HOUR)
    const near = { slotStartsAt: new Date(fourteenDays.getTime() + HOUR) }
    expect(outcome({ ...near, now: new Date(fourteenDays.getTime() - 1) }).reason).toBe(
      'cooling_off',
    )
    expect(outcome({ ...near, now: fourteenDays }).reason).toBe('late')
    expect(
      outcome({ confirmedAt: hoursBefore(30), workStarted: true, now: hoursBefore(-1) }),
    ).toMatchObject({
      ...{ refundAmount: 0, retainedAmount: 2000 },
    })
  })

  it('always costs nothing when it is we who cancel', () => {
    expect(outcome({ by: 'business', workStarted: true, now: hoursBefore(-3) })).toEqual({
      ...{ refundAmount: 2000, retainedAmount: 0, reason: 'we_cancelled' },
    })
  })

  it('gives back no more than was taken', () => {
    expect(outcome({ deposit: 0 })).toMatchObject({ refundAmount: 0, retainedAmount: 0 })
    expect(outcome({ deposit: 0, customerType: 'pm', now: hoursBefore(1) }).retainedAmount).toBe(0)
  })

  it('counts real hours over a clock change', () => {
    const starts = londonInstant('2026-03-29', 480)
    const given = { customerType: 'pm' as const, slotStartsAt: starts }
    const dayBefore = londonInstant('2026-03-28', 480)
    expect(starts.getTime() - dayBefore.getTime()).toBe(23 * HOUR)
    expect(outcome({ ...given, now: dayBefore }).reason).toBe('late')
    expect(outcome({ ...given, now: londonInstant('2026-03-28', 420) }).reason).toBe('in_good_time')
  })

  it('follows the policy a manager set', () => {
    const strict = { ...policy, fullRefundUntilHours: 72 }
    const late = { by: 'customer' as const, customerType: 'pm' as const, deposit: 500 }
    const given = { ...late, confirmedAt, slotStartsAt, workStarted: false, now: hoursBefore(48) }
    expect(cancellationOutcome(given, strict).retainedAmount).toBe(500)
    expect(cancellationOutcome(given, policy).refundAmount).toBe(500)
  })
})

describe('until when cancelling is free', () => {
  const until = (given: object) =>
    freeCancellationUntil(
      { customerType: 'homeowner', confirmedAt, slotStartsAt, ...given },
      policy,
    )

  it('is the notice we ask for, when that is later than the 14 days', () => {
    expect(until({})).toEqual(hoursBefore(24))
    expect(until({ customerType: 'commercial' })).toEqual(hoursBefore(24))
  })

  it('is the end of a consumer’s 14 days, or the visit when that comes sooner', () => {
    const soon = hoursBefore(14 * 24 - 5)
    expect(until({ confirmedAt: soon })).toEqual(slotStartsAt)
    expect(until({ confirmedAt: hoursBefore(14 * 24 + 5) })).toEqual(hoursBefore(5))
    expect(until({ confirmedAt: soon, customerType: 'pm' })).toEqual(hoursBefore(24))
  })

  it('agrees with what cancelling then costs', () => {
    for (const given of [{}, { confirmedAt: hoursBefore(30) }, { customerType: 'pm' as const }]) {
      const last = until(given)
      expect(outcome({ ...given, now: new Date(last.getTime() - 1) }).retainedAmount).toBe(0)
      const after = { now: new Date(last.getTime() + 1), workStarted: last >= slotStartsAt }
      expect(outcome({ ...given, ...after }).retainedAmount).toBe(2000)
    }
  })
})
