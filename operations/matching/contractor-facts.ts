import {
  availableRange,
  type Commitment,
  type Contractor,
  type ContractorDay,
} from '../../domain/fitness.ts'
import { minutesOf } from '../../domain/london-time.ts'
import type { Confidence } from '../../domain/match-score.ts'
import type { Settings } from '../../domain/settings.ts'

/** What a statement says of a contractor wherever swaps are searched for. */
export interface FactsRow {
  id: string
  name: string
  latitude: number | string
  longitude: number | string
  radiusMiles: number
  maxConcurrentJobs: number
  reactiveMode: boolean
  certifications: Contractor['certifications'] | null
  revision: string
}

interface More {
  skills: readonly [taskId: string, confidence: Confidence][]
  /** Days offered; a null time is the business's own. */
  days: readonly [date: string, start: string | null, end: string | null][]
  taken: readonly (Commitment & { date: string })[]
  settings: Settings
}

/** A contractor as the board knows them; what they have done before plays no part in a swap. */
export const contractorOf = (
  row: FactsRow,
  { skills, days, taken, settings }: More,
): Contractor => {
  const offered = new Map<string, ContractorDay>()
  for (const [date, start, end] of days)
    offered.set(date, {
      available: availableRange(
        {
          isAvailable: true,
          start: start ? minutesOf(start) : null,
          end: end ? minutesOf(end) : null,
        },
        settings.halfDays,
      ),
      commitments: [],
    })
  for (const { id, kind, date, start, end } of taken)
    offered.get(date)?.commitments.push({ id, kind, start, end })
  return {
    id: row.id,
    name: row.name,
    isActive: true,
    place: { latitude: Number(row.latitude), longitude: Number(row.longitude) },
    radiusMiles: row.radiusMiles,
    maxConcurrentJobs: row.maxConcurrentJobs,
    reactiveMode: row.reactiveMode,
    certifications: row.certifications ?? [],
    revision: row.revision,
    skills: skills.map(([taskId, confidence]) => ({
      taskId,
      confidence,
      completedCount: 0,
      lastPerformedAt: null,
    })),
    days: offered,
  }
}
