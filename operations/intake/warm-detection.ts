import type { PayloadRequest } from 'payload'
import { detectSkus } from '../../domain/detection/detect-skus.ts'
import { readCatalogue } from './catalogue.ts'
import { readWork } from './read-work.ts'

const OFTEN_ENOUGH = 20
const SAMPLE =
  'Hello, the kitchen tap is dripping and two doors, no, three want hanging, not the shed.'

/**
 * Builds the price book's index and reads with it until the engine has compiled what reads: the
 * first caller after a start is answered as fast as the thousandth.
 */
export const warmDetection = async (req: PayloadRequest): Promise<void> => {
  const { index } = await readCatalogue(req)
  await readWork(req, { source: SAMPLE, text: SAMPLE, onTheLine: true })
  for (let time = 0; time < OFTEN_ENOUGH; time++) detectSkus(SAMPLE, index)
}
