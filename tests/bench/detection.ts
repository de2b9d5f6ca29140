/** What reading a long call costs: 2,000 words against 500 lines of the price book. */
import { buildIndex, type CatalogueIndex } from '../../domain/detection/catalogue-index.ts'
import { detectSkus } from '../../domain/detection/detect-skus.ts'
import type { CatalogueEntry, Transcript, Turn } from '../../domain/detection/types.ts'
import { PRICE_BOOK } from '../../scripts/demo/price-book.ts'
import { readLabelledMessages } from '../eval/labelled-messages.ts'
import { type Bench, median, ms, quantile } from './measure.ts'

const WORDS = 2_000
const LINES = 500
const AIM_MS = 15

/** The demo book, and variants of it under other names, until there are enough lines. */
const bigBook = (): CatalogueEntry[] =>
  Array.from({ length: LINES }, (_, n) => {
    const sku = PRICE_BOOK[n % PRICE_BOOK.length] as (typeof PRICE_BOOK)[number]
    const edition = Math.floor(n / PRICE_BOOK.length)
    const name = edition === 0 ? sku.name : `${sku.name}, range ${edition}`
    return { ...sku, id: `${sku.code}-${edition}`, code: `${sku.code}-${edition}`, name }
  })

const wordsIn = (text: string) => text.split(/\s+/).length

interface Words {
  jobs: readonly string[]
  talk: readonly string[]
}

const readWords = (): Words => {
  // Spam ends the reading at its first sign: a call with any of it would cost nothing.
  const messages = readLabelledMessages().filter(({ refused }) => !refused.includes('spam'))
  const inWords = (wanted: boolean) =>
    messages
      .filter(({ skus }) => skus.length > 0 === wanted)
      .flatMap(({ said }) => (typeof said === 'string' ? [said] : said.map(({ text }) => text)))
  return { jobs: inWords(true), talk: inWords(false) }
}

/**
 * A call of at least 2,000 words, half of them the agent's; every `jobEvery`th of the customer's
 * turns names work, the rest is talk. No two calls begin at the same place.
 */
const longCall = ({ jobs, talk }: Words, from: number, jobEvery: number): Transcript => {
  const turns: Turn[] = []
  for (let at = 0, words = 0; words < WORDS; at++) {
    const asks = at % 2 === 0 && (at / 2) % jobEvery === 0
    const text = (asks ? jobs : talk)[(from + at) % (asks ? jobs : talk).length] ?? ''
    turns.push({ speaker: at % 2 === 0 ? 'customer' : 'agent', text })
    words += wordsIn(text)
  }
  return turns
}

interface Cost {
  /** Milliseconds of each call: the processor's own, which no neighbour stretches, and the clock's. */
  processor: number[]
  clock: number[]
  jobs: number
}

const costOf = (calls: readonly Transcript[], index: CatalogueIndex): Cost => {
  const cost: Cost = { processor: [], clock: [], jobs: 0 }
  for (const call of calls) {
    const [start, used] = [performance.now(), process.cpuUsage()]
    const { detected } = detectSkus(call, index)
    const { user, system } = process.cpuUsage(used)
    cost.clock.push(performance.now() - start)
    cost.processor.push((user + system) / 1000)
    cost.jobs += detected.length / calls.length
  }
  return cost
}

const JOB_EVERY = 8

export const benchDetection: Bench = async (_, quick) => {
  const words = readWords()
  const began = performance.now()
  const index = buildIndex(bigBook())
  const built = performance.now() - began
  const callsWith = (jobEvery: number) =>
    Array.from({ length: quick ? 100 : 400 }, (_, n) => longCall(words, n * 7, jobEvery))
  for (const call of callsWith(JOB_EVERY).slice(0, 100)) detectSkus(call, index)
  const usual = costOf(callsWith(JOB_EVERY), index)
  const dense = costOf(callsWith(1), index)
  const p99 = quantile(usual.processor, 0.99)
  const row = (what: string, times: readonly number[]) => ({
    what,
    figure: ms(quantile(times, 0.99)),
    beside: `${ms(median(times))} at the median`,
  })
  return [
    {
      ...row(
        `detection: ${WORDS} words, ${Math.round(usual.jobs)} jobs, ${LINES} SKUs, processor time, p99`,
        usual.processor,
      ),
      aim: `< ${AIM_MS} ms`,
      met: p99 < AIM_MS,
    },
    row('  by the clock, p99', usual.clock),
    row(
      `  ${Math.round(dense.jobs)} jobs, one in every turn, processor time, p99`,
      dense.processor,
    ),
    { what: '  building the index of the book', figure: ms(built) },
  ]
}
