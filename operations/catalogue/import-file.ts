import type { PayloadRequest } from 'payload'
import { AppError, invalid } from '../../domain/app-error.ts'
import type { CatalogueList } from '../../domain/catalogue/columns.ts'
import type { Verdict } from '../../domain/catalogue/judge-row.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { run, sql } from '../database.ts'
import { judgeFile } from './judge-file.ts'

/** How the history of prices and the audit log know that a file did it. */
export const FROM_FILE = 'import'

const fieldsOf = (
  list: CatalogueList,
  { write }: Verdict,
  taskIds: ReadonlyMap<string, string>,
) => ({
  ...write,
  ...('certificationName' in write
    ? { requiresCertification: write.certificationName !== null }
    : {}),
  ...(list === 'skus' && Array.isArray(write.tasks)
    ? { tasks: write.tasks.flatMap((name) => taskIds.get(name) ?? []) }
    : {}),
})

/**
 * Writes a file into the catalogue, all of it or nothing, exactly as its preview said; through
 * Payload, so that every rule, the audit log and the history of prices hold for it as by hand.
 * @throws AppError VALIDATION_ERROR while a row is refused, STALE when the preview no longer holds
 */
export const importFile = async (
  req: PayloadRequest,
  list: CatalogueList,
  { csv, fingerprint }: { csv: string; fingerprint: string },
) => {
  const table = sql.identifier(list.replaceAll('-', '_'))
  // Whoever else changes the catalogue waits; reading goes on.
  await run(req, sql`lock table contractor_tasks in share row exclusive mode`)
  await run(req, sql`lock table ${table} in share row exclusive mode`)
  const { verdicts, taskIds, preview } = await judgeFile(req, list, csv)
  const { refused } = preview.counts
  if (refused > 0)
    throw invalid(
      `${refused === 1 ? 'One row is' : `${refused} rows are`} refused, so nothing was written.`,
      { csv: preview.rows.find(({ problems }) => problems.length > 0)?.problems[0] ?? '' },
    )
  if (preview.fingerprint !== fingerprint)
    throw new AppError('STALE', 'The catalogue changed since this preview. Look at it again.')
  req.context.priceFrom = FROM_FILE
  for (const verdict of verdicts) {
    if (verdict.outcome === 'same') continue
    const data = fieldsOf(list, verdict, taskIds) as never
    const asked = { collection: list, data, depth: 0, overrideAccess: false, req } as const
    if (verdict.id) await req.payload.update({ ...asked, id: verdict.id })
    else await req.payload.create(asked)
  }
  await writeAudit(req, {
    action: 'import',
    resource: list,
    recordId: 'file',
    after: { added: preview.counts.new, changed: preview.counts.changed },
  })
  return { counts: preview.counts }
}
