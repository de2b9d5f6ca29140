import type { Quote } from '../../cms/payload-types.ts'
import { formatPence } from '../../domain/money.ts'
import type { LineItem } from '../../domain/pricing.ts'
import { STYLE_WORDS } from '../words/vocabulary.ts'
import { extrasOfQuote, linesOf } from './contents.ts'

const keyOf = (line: LineItem) => line.sku_id ?? line.description
const said = ({ qty, description }: LineItem) => (qty > 1 ? `${qty} × ${description}` : description)

const linesApart = (before: LineItem[], after: LineItem[], what: string): string[] => {
  const old = new Map(before.map((line) => [keyOf(line), line]))
  const kept = new Set(after.map(keyOf))
  return [
    ...after.flatMap((line) => {
      const was = old.get(keyOf(line))
      if (!was) return [`${what} added: ${said(line)}, ${formatPence(line.price * line.qty)}`]
      const changes = [
        was.qty !== line.qty && `${was.qty} → ${line.qty}`,
        was.price !== line.price && `${formatPence(was.price)} → ${formatPence(line.price)} each`,
        was.description !== line.description && `now called “${line.description}”`,
      ].filter(Boolean)
      return changes.length > 0 ? [`${was.description}: ${changes.join(', ')}`] : []
    }),
    ...before.filter((line) => !kept.has(keyOf(line))).map((line) => `${what} gone: ${said(line)}`),
  ]
}

/** What changed from one version to a later one, a sentence for each change. */
export const changesBetween = (before: Quote, after: Quote): string[] => [
  ...(before.style === after.style
    ? []
    : [`${STYLE_WORDS[before.style]} → ${STYLE_WORDS[after.style].toLowerCase()}`]),
  ...linesApart(linesOf(before), linesOf(after), 'Line'),
  ...linesApart(extrasOfQuote(before), extrasOfQuote(after), 'Extra'),
  ...(before.depositPercent === after.depositPercent
    ? []
    : [`Deposit ${before.depositPercent}% → ${after.depositPercent}%`]),
  ...(before.total === after.total
    ? []
    : [`Total ${formatPence(before.total)} → ${formatPence(after.total)}`]),
]
