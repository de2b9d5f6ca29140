import { formatPence } from '../money.ts'
import type { Column } from './columns.ts'

export type CellValue = string | number | boolean | string[] | null

export interface ReadCell {
  value?: CellValue
  problem?: string
}

/** The most a price may be, in pence: a hundred thousand pounds. */
const DEAREST = 10_000_000
const LONGEST_WORK = 6000

const refused = (problem: string): ReadCell => ({ problem })

/** What our own files put before such a value to keep it words is taken off again. */
const GUARDED = /^'(?=[=@\t\r]|[+-](?!\d))/
const FORMULA = /^([=@\t\r]|[+-](?!\d))/

const readPrice = (text: string, kind: 'pounds' | 'pence'): ReadCell => {
  // A pound sign, also as it comes out of a file saved in another alphabet.
  const bare = text.replace(/^[£\uFFFD]\s*/, '').replace(/,(?=\d{3}(\D|$))/g, '')
  if (/^-/.test(bare)) return refused('A price is never negative.')
  const fits = kind === 'pence' ? /^\d+$/ : /^\d+(\.\d{1,2})?$/
  if (!fits.test(bare))
    return refused(
      `“${text}” is not a price: write ${kind === 'pence' ? 'whole pence such as 4500' : 'pounds such as 45 or 45.00'}.`,
    )
  const pence = kind === 'pence' ? Number(bare) : Math.round(Number(bare) * 100)
  if (pence < 1) return refused('A price is at least £0.01.')
  return pence > DEAREST ? refused(`A price is at most ${formatPence(DEAREST)}.`) : { value: pence }
}

const readMinutes = (text: string): ReadCell => {
  const minutes = /^\d{1,6}$/.test(text) ? Number(text) : 0
  return minutes >= 1 && minutes <= LONGEST_WORK
    ? { value: minutes }
    : refused(`“${text}” is not a number of minutes between 1 and ${LONGEST_WORK}.`)
}

const readYes = (text: string): ReadCell => {
  if (/^(yes|y|true|1)$/i.test(text)) return { value: true }
  return /^(no|n|false|0)$/i.test(text)
    ? { value: false }
    : refused(`“${text}” is neither yes nor no.`)
}

const readWords = (text: string, longest = 200): ReadCell => {
  const words = [...new Set(text.split(';').map((word) => word.trim()))].filter(Boolean)
  const long = words.find((word) => word.length > longest)
  return long
    ? refused(`“${long.slice(0, 40)}…” is longer than ${longest} letters.`)
    : { value: words }
}

/** One cell as its column means it; empty is null (or no words), and a sentence where it cannot be read. */
export const readCell = (column: Column, written: string): ReadCell => {
  if (written.includes('\0')) return refused('It holds a character that is no text.')
  if (FORMULA.test(written) && !/^-\s*[£\d.]/.test(written.trim()))
    return refused(`“${written.slice(0, 40)}” would run as a formula in a spreadsheet.`)
  const text = written.replace(GUARDED, '').trim()
  if (column.kind === 'words' || column.kind === 'tasks') return readWords(text, column.longest)
  if (text === '') return { value: null }
  switch (column.kind) {
    case 'pounds':
    case 'pence':
      return readPrice(text, column.kind)
    case 'minutes':
      return readMinutes(text)
    case 'yes':
      return readYes(text)
    default:
      return column.longest && text.length > column.longest
        ? refused(`It is longer than ${column.longest} letters.`)
        : { value: text }
  }
}
