import { type Detection, SURE } from '../../domain/detection/types.ts'
import type { LabelledMessage } from './labelled-messages.ts'

export interface Tally {
  right: number
  wrong: number
  missed: number
  counted: number
}

export interface Outcome {
  message: LabelledMessage
  /** Codes given that should not have been, and the other way round. */
  wrong: string[]
  missed: string[]
  miscounted: string[]
  unrefused: string[]
  overrefused: string[]
}

export interface Score {
  used: Tally
  shown: Tally
  byCategory: Map<string, Tally>
  outcomes: Outcome[]
  refusals: Tally
}

const fresh = (): Tally => ({ right: 0, wrong: 0, missed: 0, counted: 0 })
const ratio = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)
export const precision = (tally: Tally) => ratio(tally.right, tally.right + tally.wrong)
export const recall = (tally: Tally) => ratio(tally.right, tally.right + tally.missed)
export const quantityAccuracy = (tally: Tally) => ratio(tally.counted, tally.right)

/**
 * Counts what was found against the labels: `used` at 80 and above, `shown` at 50 and above. A
 * count that must be asked about is right in both when it is found at all.
 */
export const scoreDetections = (
  messages: readonly LabelledMessage[],
  detect: (message: LabelledMessage) => Detection,
  categoryOf: (code: string) => string,
): Score => {
  const score: Score = {
    used: fresh(),
    shown: fresh(),
    byCategory: new Map(),
    outcomes: [],
    refusals: fresh(),
  }
  const category = (code: string) => {
    const tally = score.byCategory.get(categoryOf(code)) ?? fresh()
    score.byCategory.set(categoryOf(code), tally)
    return tally
  }
  for (const message of messages) {
    const { detected, outOfScope } = detect(message)
    const outcome: Outcome = {
      message,
      wrong: [],
      missed: [],
      miscounted: [],
      unrefused: [],
      overrefused: [],
    }
    for (const expected of message.skus) {
      const found = detected.find((sku) => sku.skuId === expected.code)
      const used = found && (found.confidence >= SURE || expected.toBeAsked)
      const tallies = [score.shown, ...(used ? [score.used, category(expected.code)] : [])]
      if (!used) {
        score.used.missed++
        category(expected.code).missed++
        outcome.missed.push(found ? `${expected.code} (asked, ${found.confidence})` : expected.code)
      }
      if (!found) score.shown.missed++
      else {
        for (const tally of tallies) {
          tally.right++
          if (found.quantity === expected.quantity) tally.counted++
        }
        if (found.quantity !== expected.quantity) {
          outcome.miscounted.push(`${expected.code} ×${found.quantity} not ×${expected.quantity}`)
        }
      }
    }
    for (const found of detected) {
      if (message.skus.some((expected) => expected.code === found.skuId)) continue
      score.shown.wrong++
      if (found.confidence >= SURE) {
        score.used.wrong++
        category(found.skuId).wrong++
      }
      outcome.wrong.push(`${found.skuId} (${found.confidence}, “${found.evidence.text}”)`)
    }
    const refused = new Set<string>(outOfScope.map((work) => work.reason))
    outcome.unrefused = message.refused.filter((reason) => !refused.has(reason))
    outcome.overrefused = [...refused].filter((reason) => !message.refused.includes(reason))
    score.refusals.right += message.refused.length - outcome.unrefused.length
    score.refusals.missed += outcome.unrefused.length
    score.refusals.wrong += outcome.overrefused.length
    score.outcomes.push(outcome)
  }
  return score
}
