/** Comma-separated values (RFC 4180), read as people's spreadsheets write them. */

export interface CsvRow {
  /** Where the row begins, as an editor or a spreadsheet numbers lines: the heading is 1. */
  line: number
  cells: string[]
}

/**
 * The rows of a file, heading included, blank lines left out. Quotes may hold commas, line breaks
 * and doubled quotes; a byte order mark is passed over. An unclosed quote answers the line it opens on.
 */
export const parseCsv = (text: string): { rows: CsvRow[]; unclosedOn: number | null } => {
  const rows: CsvRow[] = []
  let cells: string[] = []
  let cell = ''
  let line = 1
  let begins = 1
  let quotedFrom: number | null = null
  const endCell = () => {
    cells.push(cell)
    cell = ''
  }
  const endRow = () => {
    endCell()
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begins, cells })
    cells = []
    begins = line
  }
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at++) {
    const sign = text[at] as string
    const breaks = sign === '\n' || (sign === '\r' && text[at + 1] !== '\n')
    if (breaks) line++
    if (quotedFrom !== null) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') {
        cell += '"'
        at++
      } else quotedFrom = null
    } else if (sign === '"' && cell === '') quotedFrom = line
    else if (sign === ',') endCell()
    else if (breaks) endRow()
    else if (sign !== '\r') cell += sign
  }
  if (cell !== '' || cells.length > 0) endRow()
  return { rows, unclosedOn: quotedFrom }
}
