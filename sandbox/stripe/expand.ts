import type { Journal } from '../journal.ts'
import { StripeRefusal } from './refusal.ts'

type Json = Record<string, unknown>

const EXPANDABLE: Record<string, (journal: Journal, id: string) => object | undefined> = {
  ch: (journal, id) => journal.get('charge', id),
  pi: (journal, id) => journal.get('intent', id)?.intent,
  re: (journal, id) => journal.get('refund', id),
  pm: (journal, id) => journal.get('paymentMethod', id),
  du: (journal, id) => journal.get('dispute', id),
}

/** Replaces the ids the caller asked to see in full, e.g. `latest_charge.refunds` or `data.charge`. */
export const expandPaths = <T extends object>(
  journal: Journal,
  answer: T,
  paths: string[] | undefined,
): T => {
  if (!paths?.length) return answer
  const copy = structuredClone(answer)
  for (const path of paths) expandOne(journal, copy as Json, path.split('.'), path)
  return copy
}

const expandOne = (journal: Journal, object: Json, steps: string[], whole: string): void => {
  const [step = '', ...rest] = steps
  if (step === 'data' && Array.isArray(object.data)) {
    for (const item of object.data) expandOne(journal, item as Json, rest, whole)
    return
  }
  if (step === 'refunds' && object.object === 'charge') object.refunds = refundsOf(journal, object)
  const value = object[step]
  const found = typeof value === 'string' ? lookUp(journal, value) : value
  if (value === null) return
  if (typeof found !== 'object' || !found)
    throw new StripeRefusal(400, { message: `This property cannot be expanded (${whole}).` })
  const inner = typeof value === 'string' ? (structuredClone(found) as Json) : (found as Json)
  object[step] = inner
  if (rest.length) expandOne(journal, inner, rest, whole)
}

const lookUp = (journal: Journal, id: string) => EXPANDABLE[id.split('_')[0] ?? '']?.(journal, id)

const refundsOf = (journal: Journal, charge: Json) => ({
  object: 'list',
  data: journal
    .all('refund')
    .filter((refund) => refund.charge === charge.id)
    .reverse(),
  has_more: false,
  url: `/v1/charges/${String(charge.id)}/refunds`,
})
