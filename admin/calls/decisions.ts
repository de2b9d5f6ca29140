import { useReducer } from 'react'
import { type Decide, type Decisions, decide } from './work.ts'

const keyOf = (callId: string) => `handy.call.${callId}`

const kept = (callId: string): Decisions => {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(callId)) ?? '{}') as Decisions
  } catch {
    return {}
  }
}

/** What was decided in this call; a page loaded again in the middle of it has lost nothing. */
export function useDecisions(callId: string): [Decisions, (how: Decide) => void] {
  return useReducer(
    (before: Decisions, how: Decide) => {
      const after = decide(before, how)
      sessionStorage.setItem(keyOf(callId), JSON.stringify(after))
      return after
    },
    callId,
    kept,
  )
}
