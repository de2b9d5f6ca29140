import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { detectSkus } from '../../domain/detection/detect-skus.ts'
import { postcodeOf } from '../../domain/detection/postcode-in-text.ts'
import type { LeadState } from '../../domain/lead-states.ts'
import { hasModel } from '../../integrations/openai.ts'
import { LONGEST } from './add-to-description.ts'
import { recentCatalogue } from './catalogue.ts'
import type { KnownLead } from './hear-whatsapp.ts'

/** What work was read from; two texts of one seal are one. */
export const sealOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The customer has our price and no more is asked of them than a yes. */
const PRICED: readonly LeadState[] = ['quote_sent', 'quote_viewed']

/**
 * The seal of all that was said, when `words` name no other work than before on a lead whose price
 * says just that: reading it again would change nothing and answer nothing. Null wherever that is
 * not plain: then it is read.
 */
export const addsNothing = async (
  req: PayloadRequest,
  { state, said, seal, isQuoted }: KnownLead,
  words: string,
): Promise<string | null> => {
  if (!PRICED.includes(state) || !isQuoted || !words || hasModel()) return null
  if (seal !== sealOf(said) || postcodeOf(words)) return null
  const all = [said, words].filter(Boolean).join('\n')
  if (all.length > LONGEST / 2) return null
  const { index } = await recentCatalogue(req)
  const [before, after] = [detectSkus(said, index), detectSkus(all, index)]
  const same = JSON.stringify(before) === JSON.stringify(after)
  return same && before.detected.length > 0 ? sealOf(all) : null
}
