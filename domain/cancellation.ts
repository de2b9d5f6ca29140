/** Who keeps the deposit when a booking is cancelled. Instants in, pence out. */
import { type CustomerType, isConsumer } from './pricing.ts'
import type { Settings } from './settings.ts'

export interface CancellationCase {
  by: 'customer' | 'business'
  customerType: CustomerType | null
  /** Pence taken and not yet given back. */
  deposit: number
  confirmedAt: Date
  slotStartsAt: Date
  workStarted: boolean
  now: Date
}

export interface CancellationOutcome {
  refundAmount: number
  retainedAmount: number
  reason: 'we_cancelled' | 'cooling_off' | 'in_good_time' | 'late'
}

const HOUR = 3_600_000

type Dates = Pick<CancellationCase, 'customerType' | 'confirmedAt' | 'slotStartsAt'>

/** The last instant at which a customer who cancels gets everything back. */
export const freeCancellationUntil = (
  { customerType, confirmedAt, slotStartsAt }: Dates,
  policy: Settings['cancellation'],
): Date => {
  const inGoodTime = slotStartsAt.getTime() - policy.fullRefundUntilHours * HOUR
  const coolingOff = confirmedAt.getTime() + policy.coolingOffDays * 24 * HOUR
  return new Date(
    isConsumer(customerType)
      ? Math.max(inGoodTime, Math.min(coolingOff, slotStartsAt.getTime()))
      : inGoodTime,
  )
}

/**
 * Full refund when we cancel, within a consumer's 14 days before work starts, or in good time;
 * otherwise the deposit is kept.
 */
export const cancellationOutcome = (
  c: CancellationCase,
  policy: Settings['cancellation'],
): CancellationOutcome => {
  const refund = (reason: CancellationOutcome['reason']) => ({
    refundAmount: c.deposit,
    retainedAmount: 0,
    reason,
  })
  if (c.by === 'business') return refund('we_cancelled')
  const coolingOffEnds = c.confirmedAt.getTime() + policy.coolingOffDays * 24 * HOUR
  if (isConsumer(c.customerType) && !c.workStarted && c.now.getTime() < coolingOffEnds)
    return refund('cooling_off')
  const lateFrom = c.slotStartsAt.getTime() - policy.fullRefundUntilHours * HOUR
  if (!c.workStarted && c.now.getTime() <= lateFrom) return refund('in_good_time')
  return { refundAmount: 0, retainedAmount: c.deposit, reason: 'late' }
}
