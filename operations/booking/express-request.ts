import type { PayloadRequest } from 'payload'
import { invalid } from '../../domain/app-error.ts'
import { londonInstant } from '../../domain/london-time.ts'
import { type CustomerType, isConsumer } from '../../domain/pricing.ts'
import { slotStart, type TimeSlot } from '../../domain/slots.ts'
import { now } from '../clock.ts'
import { readSettings } from '../settings.ts'

interface Asked {
  customerType: CustomerType | null
  date: string
  timeSlot: TimeSlot
  /** When the contract was made, or would be: the days in which it may be cancelled run from then. */
  agreedAt: Date
  /** The customer's tick: the work may start within those days. */
  startWithinCoolingOff?: boolean
}

/**
 * Work within a consumer's 14 days needs their express request (Consumer Contracts Regulations 2013,
 * reg. 36). @returns when it was made, null where none is needed
 * @throws AppError VALIDATION_ERROR when it is needed and was not made
 */
export const expressRequestFor = async (
  req: PayloadRequest,
  asked: Asked,
): Promise<Date | null> => {
  if (!isConsumer(asked.customerType)) return null
  const { cancellation, halfDays } = await readSettings(req)
  const starts = londonInstant(asked.date, slotStart(asked.timeSlot, halfDays))
  const lastDay = asked.agreedAt.getTime() + cancellation.coolingOffDays * 86_400_000
  if (starts.getTime() >= lastDay) return null
  if (asked.startWithinCoolingOff) return now()
  throw invalid(
    `This date is within the ${cancellation.coolingOffDays} days in which you may cancel.`,
    {
      startWithinCoolingOff:
        'Please ask for the work to start within those days, or choose a later date.',
    },
  )
}
