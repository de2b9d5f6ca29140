import { describe, expect, it } from 'vitest'
import {
  BOOKED_STATES,
  canMove,
  isTerminal,
  LEAD_STATES,
  type LeadState,
  MOVES,
  movesByHand,
  statesBefore,
  TERMINAL_STATES,
} from '../../domain/lead-states.ts'

const reachableFrom = (start: LeadState): Set<LeadState> => {
  const seen = new Set<LeadState>([start])
  for (const state of seen) for (const next of MOVES[state]) seen.add(next)
  return seen
}

describe('the lead’s states', () => {
  it('are all reached from a new lead', () => {
    expect([...reachableFrom('created')].sort()).toEqual([...LEAD_STATES].sort())
  })

  it('all lead to an end, and no end leads anywhere', () => {
    for (const state of LEAD_STATES)
      expect([...reachableFrom(state)].some(isTerminal), state).toBe(true)
    for (const end of TERMINAL_STATES) expect(MOVES[end]).toEqual([])
  })

  it('may be cancelled from everywhere but the end, and while money moves', () => {
    for (const state of LEAD_STATES)
      expect(canMove(state, 'cancelled'), state).toBe(
        !isTerminal(state) && state !== 'payment_pending',
      )
  })

  it('enter a booking only from a quote that a customer saw', () => {
    expect(statesBefore('booking_confirmed').sort()).toEqual([
      ...['booking_in_progress', 'contractor_assigned', 'payment_failed', 'payment_pending'],
      ...['quote_expired', 'quote_viewed'],
    ])
    for (const state of BOOKED_STATES) expect(canMove(state, 'quote_generated'), state).toBe(false)
  })

  it('offer by hand only what may be set by hand', () => {
    for (const state of LEAD_STATES)
      for (const to of movesByHand(state)) {
        expect(['video_requested', 'estimator_queued', 'expired', 'cancelled']).toContain(to)
        expect(canMove(state, to)).toBe(true)
      }
    expect(movesByHand('payment_pending')).toEqual([])
    expect(movesByHand('quote_viewed').sort()).toEqual(['cancelled', 'estimator_queued'])
  })

  it('hold no move twice and none to itself but a new version of a quote', () => {
    for (const state of LEAD_STATES) {
      expect(new Set(MOVES[state]).size, state).toBe(MOVES[state].length)
      expect(canMove(state, state), state).toBe(state === 'quote_generated')
    }
  })
})
