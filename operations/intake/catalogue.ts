import type { PayloadRequest } from 'payload'
import { buildIndex, type CatalogueIndex } from '../../domain/detection/catalogue-index.ts'
import type { CatalogueEntry } from '../../domain/detection/types.ts'
import { read, sql } from '../database.ts'

export interface Catalogue {
  index: CatalogueIndex
  entries: ReadonlyMap<string, CatalogueEntry>
  /** What each task is called, by its id. */
  taskNames: ReadonlyMap<string, string>
}

const RECENT_MS = 1000
let kept: { pool: unknown; edition: string; catalogue: Catalogue; at: number } | null = null

/** Changes whenever a line of the price book does, or a task. */
const editionOf = async (req: PayloadRequest): Promise<string> => {
  const [book] = await read<{ edition: string }>(
    req,
    sql`select concat_ws('/', count(*), max(updated_at),
        (select concat_ws('/', count(*), max(updated_at)) from contractor_tasks)) as edition
      from skus where is_active`,
  )
  return book?.edition ?? ''
}

const readEntries = (req: PayloadRequest) =>
  read<CatalogueEntry>(
    req,
    sql`select s.id, s.code, s.name, s.category, s.minutes, coalesce(s.synonyms, '[]') as synonyms,
        coalesce(s.negative_keywords, '[]') as "negativeKeywords",
        coalesce((select array_agg(r.contractor_tasks_id::text order by r."order") from skus_rels r
          where r.parent_id = s.id and r.path = 'tasks'), '{}') as tasks
      from skus s where s.is_active order by s.code`,
  )

/** The price book as detection reads it; its index is built once for each edition of the book. */
export const readCatalogue = async (req: PayloadRequest): Promise<Catalogue> => {
  const pool = req.payload.db.pool
  const edition = await editionOf(req)
  if (kept?.pool === pool && kept.edition === edition) {
    kept.at = Date.now()
    return kept.catalogue
  }
  const entries = await readEntries(req)
  const tasks = await read<{ id: string; name: string }>(
    req,
    sql`select id, name from contractor_tasks`,
  )
  const catalogue = {
    index: buildIndex(entries),
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    taskNames: new Map(tasks.map(({ id, name }) => [id, name])),
  }
  kept = { pool, edition, catalogue, at: Date.now() }
  return catalogue
}

/** The price book as it was within the last second. */
export const recentCatalogue = async (req: PayloadRequest): Promise<Catalogue> =>
  kept?.pool === req.payload.db.pool && Date.now() - kept.at < RECENT_MS
    ? kept.catalogue
    : readCatalogue(req)
