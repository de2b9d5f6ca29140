import { formatPence } from '../money.ts'
import { type CatalogueList, COLUMNS } from './columns.ts'
import { nearest } from './nearest.ts'
import type { CellValue } from './read-cell.ts'
import type { FileRow } from './read-file.ts'

/** A row of the catalogue as it is now; tasks by their names. */
export interface KnownRow {
  id: string
  values: Record<string, CellValue>
}

export interface Known {
  /** By code or name, in small letters. */
  rows: ReadonlyMap<string, KnownRow>
  categories: readonly string[]
  /** Names of the tasks that may be asked for. */
  tasks: readonly string[]
}

export type Outcome = 'new' | 'changed' | 'same' | 'refused'

export interface JudgedRow {
  line: number
  key: string
  outcome: Outcome
  /** Column by column what it was (null: nothing yet) and what it becomes. */
  changes: { heading: string; before: string | null; after: string }[]
  problems: string[]
  /** Worth a look, but no reason to refuse. */
  notes: string[]
}

/** A judged row and what there is to write of it. */
export interface Verdict extends JudgedRow {
  id: string | null
  write: Record<string, CellValue>
}

const said = (value: CellValue | undefined, field: string): string => {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.join('; ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return field === 'price' ? formatPence(Number(value)) : String(value)
}

const canonical = (typed: string, known: readonly string[]): string | undefined =>
  known.find((one) => one.toLowerCase() === typed.toLowerCase())

const meant = (typed: string, known: readonly string[]): string => {
  const near = nearest(typed, known)
  return near ? ` Did you mean “${near}”?` : ''
}

/** What of a row is written in the catalogue's own spelling; refuses what names nothing in it. */
const inCatalogueWords = (list: CatalogueList, row: FileRow, known: Known, judged: Verdict) => {
  const { category, tasks } = row.values
  if (typeof category === 'string') {
    const spelt = canonical(category, known.categories)
    if (spelt) judged.write.category = spelt
    else if (list === 'skus')
      judged.problems.push(
        `Category: there is none called “${category}”.${meant(category, known.categories)} New ones begin with a task.`,
      )
    else judged.notes.push(`“${category}” is a new category.`)
  }
  if (Array.isArray(tasks))
    judged.write.tasks = tasks.map((name) => {
      const spelt = canonical(name, known.tasks)
      if (!spelt)
        judged.problems.push(`Tasks: there is none called “${name}”.${meant(name, known.tasks)}`)
      return spelt ?? name
    })
}

/** What a row of a file would do to the catalogue: add, change, nothing, or why it cannot. */
export const judgeRow = (list: CatalogueList, row: FileRow, known: Known): Verdict => {
  const before = known.rows.get(row.key.toLowerCase())
  const { isActive, ...values } = row.values
  const judged: Verdict = {
    ...{ line: row.line, key: row.key, outcome: 'same', changes: [], notes: [] },
    id: before?.id ?? null,
    problems: [...row.problems],
    write: { ...values, ...(isActive === null || isActive === undefined ? {} : { isActive }) },
  }
  inCatalogueWords(list, row, known, judged)
  for (const { heading, field, needed } of COLUMNS[list])
    if (needed && !before && row.problems.length === 0 && !(field in judged.write))
      judged.problems.push(`${heading}: a new row needs it, and the file has no such column.`)
  for (const { heading, field } of COLUMNS[list]) {
    if (!(field in judged.write)) continue
    const [was, is] = [said(before?.values[field], field), said(judged.write[field], field)]
    if (was === is) delete judged.write[field]
    else judged.changes.push({ heading, before: before ? was : null, after: is })
  }
  if (judged.problems.length > 0) return { ...judged, outcome: 'refused', changes: [], write: {} }
  if (!before) return { ...judged, outcome: 'new' }
  return { ...judged, outcome: judged.changes.length > 0 ? 'changed' : 'same' }
}
