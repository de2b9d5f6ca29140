import type { PayloadRequest } from 'payload'
import { detectSkus } from '../../domain/detection/detect-skus.ts'
import type { JudgedVideo } from '../../integrations/prompts/judge-video.ts'
import { readSettings } from '../settings.ts'
import { readCatalogue } from './catalogue.ts'
import { readSaid } from './read-work.ts'
import { customerStretches, locate } from './think-about-work.ts'

export interface Shown {
  skuId: string
  name: string
  qty: number
  evidence: string
}

/** The jobs a verdict is sure of, as a quote would sell them. */
export const sureJobs = async (req: PayloadRequest, judged: JudgedVideo): Promise<Shown[]> => {
  const [{ entries }, { detection }] = [await readCatalogue(req), await readSettings(req)]
  return judged.choices.flatMap(({ sku_id: skuId, quantity, confidence, evidence }) => {
    const entry = entries.get(skuId)
    const qty = Math.min(Math.max(quantity, 1), 99)
    return entry && confidence >= detection.useFrom
      ? [{ skuId, name: entry.name, qty, evidence }]
      : []
  })
}

export const inWords = (jobs: readonly Shown[]): string =>
  jobs.map(({ name, qty }) => `${name} × ${qty}`).join('; ')

/**
 * What a verdict is sure of that only the pictures tell: a quote is made from words, and would leave
 * these out without a sound. Counts what is written and said by now, this film's sound included.
 */
export const shownUnsaid = async (
  req: PayloadRequest,
  leadId: string,
  judged: JudgedVideo,
): Promise<Shown[]> => {
  const said = await readSaid(req, leadId)
  if (!said) return []
  const { index } = await readCatalogue(req)
  const { detected } = detectSkus(said.source, index)
  const stretches = customerStretches(said.source)
  return (await sureJobs(req, judged)).filter(({ skuId, qty, evidence }) => {
    const heard = detected.find((found) => found.skuId === skuId)
    return (heard?.quantity ?? 0) < qty && (heard || !locate(evidence, stretches))
  })
}
