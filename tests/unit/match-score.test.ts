import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byScore, matchScore, type ScoreInput } from '../../domain/match-score.ts'
import { DEFAULT_SETTINGS } from '../../domain/settings.ts'

const weights = DEFAULT_SETTINGS.scoreWeights
const now = new Date('2026-11-24T09:00:00Z')
const skill = (confidence: 'expert' | 'capable', completedCount = 0) => ({
  ...{ confidence, completedCount, lastPerformedAt: null },
})
const typical: ScoreInput = {
  tasks: [{ isPrimary: true, skill: skill('capable') }],
  ...{ distanceMiles: 5, radiusMiles: 15, rating: 4.4, ratingCount: 10 },
  ...{ jobsAssigned: 10, jobsKept: 10, nearbyBookings: 2, maxConcurrentJobs: 3 },
  ...{ rarestOtherSkillHolders: 5, now },
}
const score = (change: Partial<ScoreInput>) => matchScore({ ...typical, ...change }, weights).score

const anyInput = fc.record<ScoreInput>({
  tasks: fc.array(
    fc.record({
      isPrimary: fc.boolean(),
      skill: fc.option(
        fc.record({
          confidence: fc.constantFrom('expert' as const, 'capable' as const),
          completedCount: fc.integer({ min: 0, max: 500 }),
          lastPerformedAt: fc.option(fc.date({ min: new Date(0), max: now, noInvalidDate: true })),
        }),
      ),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  distanceMiles: fc.double({ min: 0, max: 100, noNaN: true }),
  radiusMiles: fc.integer({ min: 1, max: 100 }),
  rating: fc.option(fc.double({ min: 1, max: 5, noNaN: true })),
  ratingCount: fc.integer({ min: 0, max: 1000 }),
  jobsAssigned: fc.integer({ min: 0, max: 1000 }),
  jobsKept: fc.integer({ min: 0, max: 1000 }),
  nearbyBookings: fc.integer({ min: 0, max: 50 }),
  maxConcurrentJobs: fc.integer({ min: 1, max: 20 }),
  rarestOtherSkillHolders: fc.integer({ min: 0, max: 100 }),
  now: fc.constant(now),
})

describe('the match score', () => {
  it('is the same for the same inputs, 0 to 100, and the sum of its parts', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { score, parts } = matchScore(input, weights)
        expect(matchScore(structuredClone(input), { ...weights })).toEqual({ score, parts })
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(100)
        const sum = Object.values(parts).reduce((total, part) => total + part, 0)
        expect(Math.abs(sum - score)).toBeLessThan(0.006)
        for (const [part, value] of Object.entries(parts))
          expect(value).toBeLessThanOrEqual(weights[part as keyof typeof weights] + 1e-9)
      }),
    )
  })

  it('stays within 100 whatever the weights add up to', () => {
    const heavy = Object.fromEntries(Object.keys(weights).map((key) => [key, 100]))
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(matchScore(input, heavy as typeof weights).score).toBeLessThanOrEqual(100.04)
      }),
    )
    const none = Object.fromEntries(Object.keys(weights).map((key) => [key, 0]))
    expect(matchScore(typical, none as typeof weights).score).toBe(0)
  })

  it('prefers the expert, the near, the rated, the reliable, the free and the practised', () => {
    const base = score({})
    expect(score({ tasks: [{ isPrimary: true, skill: skill('expert') }] })).toBeGreaterThan(base)
    expect(score({ tasks: [{ isPrimary: true, skill: skill('capable', 30) }] })).toBeGreaterThan(
      base,
    )
    expect(score({ distanceMiles: 1 })).toBeGreaterThan(base)
    expect(score({ rating: 5 })).toBeGreaterThan(base)
    expect(score({ jobsKept: 5 })).toBeLessThan(base)
    expect(score({ nearbyBookings: 8 })).toBeLessThan(base)
    const recent = { ...skill('capable'), lastPerformedAt: new Date('2026-11-20T09:00:00Z') }
    expect(score({ tasks: [{ isPrimary: true, skill: recent }] })).toBeGreaterThan(base)
  })

  it('spares the only specialist when a generalist will do', () => {
    expect(score({ rarestOtherSkillHolders: 1 })).toBeLessThan(
      score({ rarestOtherSkillHolders: 9 }),
    )
  })

  it('takes few ratings and few jobs for less than many', () => {
    const one = score({ rating: 5, ratingCount: 1 })
    expect(one).toBeGreaterThan(score({ rating: null, ratingCount: 0 }))
    expect(score({ rating: 5, ratingCount: 100 })).toBeGreaterThan(one)
    const newcomer = score({ jobsAssigned: 1, jobsKept: 0 })
    expect(newcomer).toBeGreaterThan(score({ jobsAssigned: 50, jobsKept: 0 }))
  })

  it('is ordered best first, ties by contractor id, however the list was shuffled', () => {
    const list = ['d', 'a', 'c', 'b'].map((contractorId, at) => ({
      ...{ contractorId, score: at % 2 === 0 ? 70 : 71 },
    }))
    const names = (order: typeof list) => order.map(({ contractorId }) => contractorId).join('')
    expect(names([...list].sort(byScore))).toBe('abcd')
    expect(names([...list].reverse().sort(byScore))).toBe('abcd')
  })
})
