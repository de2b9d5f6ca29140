import type { PayloadRequest } from 'payload'
import type { CatalogueList } from '../../domain/catalogue/columns.ts'
import type { Known, KnownRow } from '../../domain/catalogue/judge-row.ts'
import { read, sql } from '../database.ts'

type Row = KnownRow['values'] & { id: string }

const skus = (req: PayloadRequest) =>
  read<Row>(
    req,
    sql`select s.id, s.code, s.name, s.category, s.price, s.minutes,
        coalesce(s.synonyms, '[]') as synonyms,
        coalesce(s.negative_keywords, '[]') as "negativeKeywords", s.is_active as "isActive",
        coalesce((select array_agg(t.name::text order by r."order") from skus_rels r
          join contractor_tasks t on t.id = r.contractor_tasks_id
          where r.parent_id = s.id and r.path = 'tasks'), '{}') as tasks
      from skus s`,
  )

const tasks = (req: PayloadRequest) =>
  read<Row>(
    req,
    sql`select id, name, category, description, is_active as "isActive",
        case when requires_certification then certification_name end as "certificationName"
      from contractor_tasks order by display_order`,
  )

/** The catalogue as it is, for judging a file against it; and the ids of its tasks by name. */
export const readKnown = async (
  req: PayloadRequest,
  list: CatalogueList,
): Promise<Known & { taskIds: ReadonlyMap<string, string> }> => {
  const everyTask = await tasks(req)
  const rows = list === 'skus' ? await skus(req) : everyTask
  const key = list === 'skus' ? 'code' : 'name'
  return {
    rows: new Map(
      rows.map(({ id, ...values }) => [String(values[key]).toLowerCase(), { id, values }]),
    ),
    categories: [...new Set([...everyTask, ...rows].map(({ category }) => String(category)))],
    tasks: everyTask.map(({ name }) => String(name)),
    taskIds: new Map(everyTask.map(({ id, name }) => [String(name), id])),
  }
}
