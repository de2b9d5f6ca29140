import type { IndexedEntry } from './catalogue-index.ts'
import type { Clauses } from './clauses.ts'
import type { Mention } from './mentions.ts'
import { isArticle } from './numbers.ts'

/** One job out of several mentions of it: how many in all, and the surest of them. */
export interface Job {
  entry: IndexedEntry
  best: Mention
  quantity: number
  confidence: number
}

const quantityOf = (clauses: Clauses, mentions: readonly Mention[], text: string) => {
  let total = 0
  mentions.forEach((mention, index) => {
    const { quantity, match } = mention
    const before = mentions[index - 1]
    if (!before) {
      total = quantity.value
      return
    }
    const between = text.slice(
      clauses.tokens[before.match.group.last]?.end,
      clauses.tokens[match.group.first]?.start,
    )
    const sameSentence = before.match.group.sentence === match.group.sentence
    const counted = quantity.at >= 0
    const added = /\b(another|extra|one more|also)\b/i.test(between)
    const corrects =
      counted &&
      /\b(no|sorry|actually|make (it|that)|i mean|rather)\b|\bso( that is| thats| just)?\s*$/i.test(
        text.slice(clauses.tokens[before.match.group.last]?.end, startOfCount(clauses, mention)),
      )
    const both = counted && before.quantity.at >= 0 && countsAlike(clauses, before, mention)
    if (corrects) total = quantity.value
    else if (/\bonly (got|have|had)( the)?\s*$/i.test(between)) return
    else if (added || (sameSentence && both && /\b(and|plus|\+|&)|,/i.test(between))) {
      total += quantity.value
    } else total = Math.max(total, quantity.value)
  })
  return isBreakdown(mentions) ? (mentions[0]?.quantity.value ?? total) : total
}

/** 'Two rails, one by the loo and one by the bath' are two. */
const isBreakdown = ([first, ...rest]: readonly Mention[]) =>
  rest.length > 1 &&
  first?.quantity.value === rest.reduce((sum, { quantity }) => sum + quantity.value, 0)

const startOfCount = (clauses: Clauses, { match, quantity }: Mention) =>
  clauses.tokens[quantity.at >= 0 ? Math.min(quantity.at, match.group.first) : match.group.first]
    ?.start

/** 'An electric car … a charger' is one job under two names: articles count only the same thing. */
const countsAlike = (clauses: Clauses, before: Mention, mention: Mention) =>
  clauses.tokens[before.match.anchor]?.stem === clauses.tokens[mention.match.anchor]?.stem ||
  [before, mention].every(({ quantity }) => !isArticle(clauses.tokens[quantity.at]?.raw ?? ''))

/** Mentions of the same SKU as one job. */
export const mergeMentions = (
  clauses: Clauses,
  mentions: readonly Mention[],
  text: string,
): Job[] => {
  const byEntry = new Map<IndexedEntry, Mention[]>()
  for (const mention of mentions) {
    byEntry.set(mention.match.entry, [...(byEntry.get(mention.match.entry) ?? []), mention])
  }
  return [...byEntry].map(([entry, said]) => {
    const best = said.reduce((a, b) => (b.match.confidence > a.match.confidence ? b : a))
    const counted = said.some((mention) => mention.quantity.at >= 0 && !mention.quantity.vague)
    return {
      entry,
      best,
      quantity: quantityOf(clauses, said, text),
      confidence: counted ? best.match.confidence : best.confidence,
    }
  })
}
