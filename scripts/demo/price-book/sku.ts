import type { TaskCategory, TaskCode } from '../../seed-contractor-tasks.ts'

/** A line of the price book. Price in pence, VAT included; minutes on site for one of it. */
export interface DemoSku {
  code: string
  name: string
  category: TaskCategory
  price: number
  minutes: number
  synonyms: string[]
  negativeKeywords: string[]
  tasks: TaskCode[]
}

interface Row {
  name: string
  price: number
  minutes: number
  tasks: TaskCode[]
  /** What customers call it: phrases set apart by semicolons. */
  heard: string
  /** Words near a match that mean it is something else. */
  unless?: string
}

const phrases = (list = '') =>
  list
    .split(';')
    .map((phrase) => phrase.trim().replace(/\s+/g, ' '))
    .filter(Boolean)

/** Turns the rows of one category, keyed by SKU code, into price book lines. */
export const inCategory = (category: TaskCategory, rows: Record<string, Row>): DemoSku[] =>
  Object.entries(rows).map(([code, { heard, unless, ...row }]) => ({
    code,
    category,
    ...row,
    synonyms: phrases(heard),
    negativeKeywords: phrases(unless),
  }))
