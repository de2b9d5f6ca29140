import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { CONTRACTOR_TASKS, type TaskCode } from '../../seed-contractor-tasks.ts'
import { POSTCODE_AREAS } from '../postcode-areas.ts'
import { PRICE_BOOK } from '../price-book.ts'
import { insertRows } from './insert-rows.ts'

export interface SeededSku {
  id: string
  code: string
  name: string
  category: string
  price: number
  minutes: number
  tasks: string[]
}

export interface Catalogue {
  taskIds: Map<TaskCode, string>
  /** The certification each task asks for, by task id. */
  certification: Map<string, string | null>
  skus: Map<string, SeededSku>
}

const seedTasks = async (req: PayloadRequest) => {
  const ids = new Map(CONTRACTOR_TASKS.map(({ code }) => [code, randomUUID() as string]))
  const rows = CONTRACTOR_TASKS.map((task) => ({
    id: ids.get(task.code),
    name: task.name,
    category: task.category,
    description: task.description,
    requires_certification: task.requiresCertification,
    certification_name: task.certificationName ?? null,
    is_active: true,
    display_order: task.displayOrder,
  }))
  await insertRows(req, 'contractor_tasks', rows)
  const certification = new Map(rows.map((row) => [row.id as string, row.certification_name]))
  return { taskIds: ids, certification }
}

const idOf = (ids: Map<TaskCode, string>, code: TaskCode): string => {
  const id = ids.get(code)
  if (!id) throw new Error(`No demo task ${code}`)
  return id
}

const seedPriceBook = async (req: PayloadRequest, taskIds: Map<TaskCode, string>) => {
  const skus = PRICE_BOOK.map((sku) => ({
    ...sku,
    id: randomUUID() as string,
    tasks: sku.tasks.map((code) => idOf(taskIds, code)),
  }))
  await insertRows(
    req,
    'skus',
    skus.map(({ synonyms, negativeKeywords, tasks: _tasks, ...sku }, place) => ({
      ...sku,
      synonyms,
      negative_keywords: negativeKeywords,
      is_active: true,
      display_order: place + 1,
    })),
  )
  const links = skus.flatMap(({ id, tasks }) => tasks.map((task, order) => ({ id, task, order })))
  await insertRows(
    req,
    'skus_rels',
    links.map(({ id, task, order }) => ({
      order: order + 1,
      parent_id: id,
      path: 'tasks',
      contractor_tasks_id: task,
    })),
  )
  return new Map<string, SeededSku>(skus.map((sku) => [sku.code, sku]))
}

/** Tasks, price book and the outcodes around Nottingham and Derby. */
export const seedCatalogue = async (req: PayloadRequest): Promise<Catalogue> => {
  const { taskIds, certification } = await seedTasks(req)
  const skus = await seedPriceBook(req, taskIds)
  await insertRows(
    req,
    'postcode_areas',
    POSTCODE_AREAS.map(({ outcode, latitude, longitude }) => ({
      code: outcode,
      latitude,
      longitude,
      source: 'demo',
    })),
  )
  return { taskIds, certification, skus }
}
