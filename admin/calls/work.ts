/** The work found in a call and what the person at the desk decided about it. */
import type { Skus } from '../../cms/payload-types.ts'
import { type Draft, lineOfSku } from '../builder/draft.ts'
import type { Found } from '../leads/detection.ts'

export type Verdict = 'accepted' | 'rejected' | 'asked'

/** What a person said of one line of the price book; nothing where they left it to the detection. */
export interface Decision {
  verdict?: Verdict
  quantity?: number
  /** Put there by a person, heard by nobody else. */
  added?: boolean
}
export type Decisions = Readonly<Record<string, Decision>>

/** One job on the screen: what was heard, and what counts of it. */
export interface Job {
  skuId: string
  name: string
  quantity: number
  /** 0–100; null when a person added it. */
  confidence: number | null
  evidence: string | null
  verdict: Verdict
  sku: Skus | undefined
}

const MOST = 99
const within = (quantity: number) => Math.min(MOST, Math.max(1, quantity))

/** What was found, in the order it was said, then what a person added; each with what counts. */
export const jobsOf = (
  found: readonly Found[],
  decisions: Decisions,
  book: readonly Skus[],
  useFrom: number,
): Job[] => {
  const skuOf = (id: string) => book.find((sku) => sku.id === id)
  const heard = [...new Map(found.map((one) => [one.skuId, one])).values()].map((one): Job => {
    const { verdict, quantity } = decisions[one.skuId] ?? {}
    return {
      skuId: one.skuId,
      name: one.name,
      quantity: quantity ?? within(one.quantity),
      confidence: one.confidence,
      evidence: one.evidence?.text ?? null,
      verdict: verdict ?? (one.confidence >= useFrom ? 'accepted' : 'asked'),
      sku: skuOf(one.skuId),
    }
  })
  const known = new Set(heard.map(({ skuId }) => skuId))
  const added = Object.entries(decisions).flatMap(([skuId, decision]): Job[] => {
    const sku = skuOf(skuId)
    if (!decision.added || known.has(skuId) || !sku) return []
    return [
      {
        ...{ skuId, name: sku.name, quantity: decision.quantity ?? 1, sku },
        ...{ confidence: null, evidence: null, verdict: decision.verdict ?? 'accepted' },
      },
    ]
  })
  return [...heard, ...added]
}

export type Decide =
  | { do: 'accept' | 'reject' | 'add'; skuId: string }
  | { do: 'quantity'; skuId: string; quantity: number }

/** A quantity set is work accepted: nobody counts what they do not want. */
export const decide = (decisions: Decisions, how: Decide): Decisions => {
  const before = decisions[how.skuId] ?? {}
  const after = ((): Decision => {
    switch (how.do) {
      case 'accept':
        return { ...before, verdict: before.verdict === 'accepted' ? 'asked' : 'accepted' }
      case 'reject':
        return { ...before, verdict: before.verdict === 'rejected' ? 'asked' : 'rejected' }
      case 'add':
        return { ...before, verdict: 'accepted', added: true }
      case 'quantity':
        return { ...before, verdict: 'accepted', quantity: within(how.quantity) }
    }
  })()
  return { ...decisions, [how.skuId]: after }
}

/** The quote of what was accepted, at this customer's prices. */
export const draftOf = (jobs: readonly Job[], modifierPercent: number): Draft => ({
  style: 'hhh',
  lines: jobs.flatMap(({ verdict, sku, quantity, confidence }) =>
    verdict === 'accepted' && sku
      ? [lineOfSku(sku, modifierPercent, { qty: quantity, confidence })]
      : [],
  ),
})

/** The draft's work as the server reads it of an address: `id:2,id:1`. */
export const workOfDraft = ({ lines }: Draft): string =>
  lines.flatMap(({ skuId, qty }) => (skuId ? [`${skuId}:${qty}`] : [])).join()
