import type { PayloadRequest } from 'payload'
import type { ContestedSlot, OpenDay } from '../../domain/availability.ts'
import type { Contractor, Job } from '../../domain/fitness.ts'
import type { Settings } from '../../domain/settings.ts'

export interface SwapSearch {
  job: Job
  contractors: Contractor[]
  days: OpenDay[]
  contested: ContestedSlot[]
  settings: Settings
  ignore: { quoteId?: string; bookingId?: string }
}

/** Adds the slots that a chain of swaps would open. */
export const openBySwaps = async (_req: PayloadRequest, { days }: SwapSearch): Promise<OpenDay[]> => days
