import { buildIndex } from '../../domain/detection/catalogue-index.ts'
import { detectSkus } from '../../domain/detection/detect-skus.ts'
import { PRICE_BOOK } from '../../scripts/demo/price-book.ts'
import { readLabelledMessages } from './labelled-messages.ts'
import { precision, quantityAccuracy, recall, scoreDetections, type Tally } from './score.ts'

/**
 * Scores local detection on the project's own labelled messages. Without arguments the report half
 * is scored, which nothing is tuned on; `--split tune` is the half to work with.
 */
const AIM = { precision: 0.95, recall: 0.9 }

const chosen = process.argv.includes('tune') ? 'tune' : 'report'
const all = readLabelledMessages()
const messages = all.filter((message) => message.split === chosen)
if (messages.length === 0) {
  console.error(`The ${chosen} half holds no messages, so nothing can be claimed from it.`)
  process.exit(1)
}
const index = buildIndex(PRICE_BOOK.map((sku) => ({ ...sku, id: sku.code })))
const categories = new Map<string, string>(PRICE_BOOK.map((sku) => [sku.code, sku.category]))

const unknown = all
  .flatMap((message) => message.skus)
  .filter((sku) => !categories.has(sku.code))
  .map((sku) => sku.code)
if (unknown.length > 0) throw new Error(`Labels name no SKU: ${unknown.join(', ')}`)

const score = scoreDetections(
  messages,
  (message) => detectSkus(message.said, index),
  (code) => categories.get(code) ?? 'unknown',
)

const share = (value: number) => value.toFixed(3)
const row = (name: string, tally: Tally) =>
  [
    name.padEnd(26),
    share(precision(tally)).padStart(9),
    share(recall(tally)).padStart(9),
    share(quantityAccuracy(tally)).padStart(9),
    `${tally.right} right, ${tally.wrong} wrong, ${tally.missed} missed`.padStart(34),
  ].join('')

console.log(`${chosen} half: ${messages.length} of ${all.length} labelled messages\n`)
console.log(`${''.padEnd(26)}precision   recall quantity`)
console.log(row('used (80 and above)', score.used))
console.log(row('shown (50 and above)', score.shown))
console.log(row('refused work', { ...score.refusals, counted: score.refusals.right }))
console.log('\nUsed, by category')
for (const [name, tally] of [...score.byCategory].sort()) console.log(row(name, tally))

console.log('\nWhere it is wrong')
for (const outcome of score.outcomes) {
  const faults = [
    ...outcome.missed.map((code) => `missed ${code}`),
    ...outcome.wrong.map((code) => `took it for ${code}`),
    ...outcome.miscounted.map((count) => `counted ${count}`),
    ...outcome.unrefused.map((reason) => `did not refuse ${reason}`),
    ...outcome.overrefused.map((reason) => `refused as ${reason}`),
  ]
  if (faults.length === 0) continue
  console.log(`  ${outcome.message.source}`)
  for (const fault of faults) console.log(`      ${fault}`)
}

const reached =
  precision(score.used) >= AIM.precision && recall(score.used) >= AIM.recall ? 'reached' : 'missed'
console.log(`\nAim of precision ${AIM.precision} and recall ${AIM.recall} (used): ${reached}`)
