import { ASSEMBLY_SKUS } from './price-book/assembly.ts'
import { BATHROOM_SKUS } from './price-book/bathrooms.ts'
import { CARPENTRY_SKUS } from './price-book/carpentry.ts'
import { DECORATING_SKUS } from './price-book/decorating.ts'
import { DOOR_SKUS } from './price-book/doors.ts'
import { ELECTRICAL_SKUS } from './price-book/electrical.ts'
import { FENCE_SKUS } from './price-book/fences.ts'
import { OUTDOOR_SKUS } from './price-book/outdoor.ts'
import { PLUMBING_SKUS } from './price-book/plumbing.ts'

export type { DemoSku } from './price-book/sku.ts'

/** The demo price book: what is sold, for how much (pence) and how long it takes (minutes). */
export const PRICE_BOOK = [
  ...PLUMBING_SKUS,
  ...BATHROOM_SKUS,
  ...ELECTRICAL_SKUS,
  ...DOOR_SKUS,
  ...CARPENTRY_SKUS,
  ...DECORATING_SKUS,
  ...ASSEMBLY_SKUS,
  ...FENCE_SKUS,
  ...OUTDOOR_SKUS,
]
