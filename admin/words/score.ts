import type { ScoreParts } from '../../domain/match-score.ts'

export const PART_WORDS: Record<keyof ScoreParts, string> = {
  skillFit: 'Skill',
  proximity: 'Nearness',
  rating: 'Rating',
  reliability: 'Reliability',
  workload: 'Free time',
  recency: 'Practice',
  scarcity: 'Spares a specialist',
}

export const PARTS = Object.keys(PART_WORDS) as (keyof ScoreParts)[]
