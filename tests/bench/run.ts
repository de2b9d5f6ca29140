/**
 * `npm run bench [-- part...] [--quick]`: every part when none is named. Prints one table, each
 * figure beside its floor from the same run.
 */

import { benchBooking } from './booking.ts'
import { benchBundle } from './bundle.ts'
import { benchContention } from './contention.ts'
import { startDatabases } from './databases.ts'
import { benchDesk } from './desk.ts'
import { benchDetection } from './detection.ts'
import { endWithParent } from './end-with-parent.ts'
import { benchFulfilment } from './fulfilment.ts'
import { benchLists } from './lists.ts'
import { type Bench, type Figure, tableOf, verdictOf } from './measure.ts'
import { benchQuotePage } from './quote-page.ts'
import { benchSlots } from './slots.ts'
import { benchWhatsApp } from './whatsapp.ts'

/** A part by its name; each knows its own sizes and drops its databases when it is done. */
const PARTS: Record<string, Bench> = {
  slots: benchSlots,
  contention: benchContention,
  fulfilment: benchFulfilment,
  booking: benchBooking,
  lists: benchLists,
  bundle: benchBundle,
  desk: benchDesk,
  'quote-page': benchQuotePage,
  detection: benchDetection,
  whatsapp: benchWhatsApp,
}

const asked = process.argv.slice(2)
const named = asked.filter((word) => !word.startsWith('--'))
const unknown = named.filter((name) => !(name in PARTS))
if (unknown.length > 0) {
  console.error(`There is no part “${unknown[0]}”. Parts: ${Object.keys(PARTS).join(', ')}.`)
  process.exit(2)
}
const quick = asked.includes('--quick')
const databases = await startDatabases()
endWithParent(databases.end)
const figures: Figure[] = []
try {
  for (const [name, bench] of Object.entries(PARTS)) {
    if (named.length > 0 && !named.includes(name)) continue
    console.log(`${name}…`)
    figures.push(...(await bench(databases, quick)))
  }
} finally {
  await databases.end()
}
console.log(`\n${tableOf(figures)}\n\n${verdictOf(figures)}`)
process.exit(0)
