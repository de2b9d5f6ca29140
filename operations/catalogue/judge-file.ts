import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import type { CatalogueList } from '../../domain/catalogue/columns.ts'
import {
  type JudgedRow,
  judgeRow,
  type Outcome,
  type Verdict,
} from '../../domain/catalogue/judge-row.ts'
import { readFile } from '../../domain/catalogue/read-file.ts'
import { readKnown } from './read-known.ts'

export interface Preview {
  rows: JudgedRow[]
  counts: Record<Outcome, number>
  /** Names exactly this outcome: given back with the confirmation, it proves nothing moved meanwhile. */
  fingerprint: string
}

/** Every row of a file with its verdict against the catalogue as it is at this moment. */
export const judgeFile = async (req: PayloadRequest, list: CatalogueList, csv: string) => {
  const rows = readFile(list, csv)
  const known = await readKnown(req, list)
  const verdicts = rows.map((row) => judgeRow(list, row, known))
  return { verdicts, taskIds: known.taskIds, preview: previewOf(verdicts) }
}

const previewOf = (verdicts: readonly Verdict[]): Preview => {
  const rows = verdicts.map(({ write: _write, id: _id, ...row }) => row)
  const counts = { new: 0, changed: 0, same: 0, refused: 0 }
  for (const { outcome } of rows) counts[outcome]++
  return {
    rows,
    counts,
    fingerprint: createHash('sha256').update(JSON.stringify(verdicts)).digest('base64url'),
  }
}

/** What importing the file would do; nothing is written. @throws AppError VALIDATION_ERROR */
export const previewImport = async (
  req: PayloadRequest,
  list: CatalogueList,
  csv: string,
): Promise<Preview> => (await judgeFile(req, list, csv)).preview
