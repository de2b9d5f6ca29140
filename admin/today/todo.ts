import type { Role } from '../../domain/roles.ts'
import type { Tone } from '../theme.ts'

/** One thing that needs somebody now: a sentence and a button. */
export interface Todo {
  key: string
  tone: Tone
  /** Who or what it is about, in bold. */
  who: string
  sentence: string
  /** Since when it waits; until when, where the clock runs the other way. */
  at: string
  until?: boolean
  to: string
  /** Of one lead only what is most urgent is shown. */
  lead?: string
  button: string
  /** The conversation is opened to be answered: one can type at once. */
  write?: boolean
  /** Lower is sooner. */
  rank: number
}

/** What waits is put in this order; among equals the longest waiting comes first. */
export const RANK = {
  moneyTrouble: 0,
  exception: 1,
  paymentFailed: 2,
  ringBack: 3,
  reply: 3,
  claimed: 4,
  newLead: 5,
  unsentQuote: 6,
  estimate: 7,
  expiring: 8,
  stale: 9,
} as const

export const sooner = (a: Todo, b: Todo): number => a.rank - b.rank || (a.at < b.at ? -1 : 1)

/** Whose work each kind is. */
const WORK: Record<keyof typeof RANK, readonly Role[]> = {
  moneyTrouble: ['ops', 'manager', 'admin', 'va'],
  exception: ['ops', 'manager', 'admin', 'va'],
  ringBack: ['va', 'ops', 'admin'],
  reply: ['va', 'ops', 'admin'],
  paymentFailed: ['va', 'ops', 'admin'],
  newLead: ['va', 'admin'],
  unsentQuote: ['va', 'estimator', 'admin'],
  estimate: ['estimator', 'ops', 'admin'],
  expiring: ['va', 'admin'],
  stale: ['va', 'admin'],
  claimed: ['estimator', 'ops', 'admin'],
}

export const isWorkOf = (role: Role, kind: keyof typeof RANK): boolean => WORK[kind].includes(role)
