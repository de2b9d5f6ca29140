import { invalid } from '../app-error.ts'
import { type CsvRow, parseCsv } from '../csv.ts'
import { type CatalogueList, COLUMNS, type Column, columnOf, KEY } from './columns.ts'
import { type CellValue, readCell } from './read-cell.ts'

/** A file longer than this is cut in two by whoever made it: it is written in one transaction. */
export const MOST_ROWS = 2000

export interface FileRow {
  line: number
  /** Its code or name, as written. */
  key: string
  /** Field → value, for the columns the file has and that could be read. */
  values: Record<string, CellValue>
  problems: string[]
}

const fileRefused = (message: string) => invalid(message, { csv: message })
const named = (columns: readonly Column[]) => columns.map(({ heading }) => heading).join(', ')

const headingsOf = (list: CatalogueList, heading: CsvRow): Column[] => {
  const first = heading.cells.map((cell) => cell.trim())
  if (first.length === 1 && /[;\t]/.test(first[0] ?? ''))
    throw fileRefused('The values are not separated by commas. Save the sheet as CSV with commas.')
  const columns = first.map((cell, at) => {
    const column = columnOf(list, cell)
    if (!column)
      throw fileRefused(
        `${cell ? `There is no column “${cell.slice(0, 60)}”` : `Column ${at + 1} has no heading`}. The first line names the columns: ${named(COLUMNS[list])}.`,
      )
    return column
  })
  const twice = columns.find(({ field }, at) => columns.findIndex((c) => c.field === field) < at)
  if (twice) throw fileRefused(`There are two columns for “${twice.heading}”. Keep one of them.`)
  const key = COLUMNS[list].find(({ field }) => field === KEY[list])
  if (key && !columns.some(({ field }) => field === key.field))
    throw fileRefused(`The column “${key.heading}” is missing: it says which row is meant.`)
  return columns
}

const readRow = (list: CatalogueList, columns: Column[], { line, cells }: CsvRow): FileRow => {
  const values: FileRow['values'] = {}
  const problems: string[] = []
  const at = columns.findIndex(({ field }) => field === KEY[list])
  if (cells.length !== columns.length)
    problems.push(
      `It has ${cells.length} values for ${columns.length} columns. A value with a comma needs quotes around it.`,
    )
  else
    for (const [index, column] of columns.entries()) {
      const { value, problem } = readCell(column, cells[index] ?? '')
      if (problem) problems.push(`${column.heading}: ${problem}`)
      else if (value === undefined) continue
      else if (column.needed && (value === null || (Array.isArray(value) && value.length === 0)))
        problems.push(`${column.heading}: this is needed.`)
      else values[column.field] = value
    }
  return { line, key: (cells[at] ?? '').trim().slice(0, 200), values, problems }
}

/** Rows that name the same code or task: none of them can be believed. */
const refuseTwins = (rows: FileRow[]): void => {
  const lines = new Map<string, number[]>()
  const same = (key: string) => key.toLowerCase()
  for (const { key, line } of rows)
    if (key) lines.set(same(key), [...(lines.get(same(key)) ?? []), line])
  for (const row of rows) {
    const others = (lines.get(same(row.key)) ?? []).filter((line) => line !== row.line)
    if (others.length > 0)
      row.problems.push(`“${row.key}” stands on line ${others.slice(0, 3).join(', ')} too.`)
  }
}

/**
 * A file's rows as the catalogue understands them, each with what is wrong with it.
 * @throws AppError VALIDATION_ERROR for what is wrong with the whole file: heading, quotes, length
 */
export const readFile = (list: CatalogueList, csv: string): FileRow[] => {
  const { rows, unclosedOn } = parseCsv(csv)
  if (unclosedOn !== null)
    throw fileRefused(`A quote opens on line ${unclosedOn} and is never closed.`)
  const [heading, ...body] = rows
  if (!heading) throw fileRefused('The file is empty.')
  const columns = headingsOf(list, heading)
  if (body.length === 0) throw fileRefused('There is no row under the heading.')
  if (body.length > MOST_ROWS)
    throw fileRefused(
      `The file has ${body.length.toLocaleString('en-GB')} rows; ${MOST_ROWS.toLocaleString('en-GB')} go at once. Cut it in parts.`,
    )
  const read = body.map((row) => readRow(list, columns, row))
  refuseTwins(read)
  return read
}
