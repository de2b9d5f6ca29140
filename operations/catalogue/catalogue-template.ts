import type { PayloadRequest } from 'payload'
import { type CatalogueList, COLUMNS } from '../../domain/catalogue/columns.ts'
import type { CellValue } from '../../domain/catalogue/read-cell.ts'
import { csvLine } from '../../domain/exports.ts'
import { readKnown } from './read-known.ts'

const BOM = '\uFEFF'

const written = (field: string, value: CellValue | undefined): unknown => {
  if (field === 'price' && typeof value === 'number') return (value / 100).toFixed(2)
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : value
}

/** The columns, and one row of the catalogue as an example: imported as it is, it changes nothing. */
export const catalogueTemplate = async (
  req: PayloadRequest,
  list: CatalogueList,
): Promise<string> => {
  const columns = COLUMNS[list]
  const [example] = (await readKnown(req, list)).rows.values()
  const heading = csvLine(columns.map(({ heading }) => heading))
  if (!example) return `${BOM}${heading}`
  return `${BOM}${heading}${csvLine(columns.map(({ field }) => written(field, example.values[field])))}`
}
