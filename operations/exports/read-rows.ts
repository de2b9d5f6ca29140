import type { PayloadRequest, Where } from 'payload'
import { type ColumnsOf, csvLine, EXPORTS, valueAt } from '../../domain/exports.ts'

const BOM = '\uFEFF'

/** Some rows of a list as lines of CSV, and the id they end with. */
export interface SomeRows {
  text: string
  rows: number
  /** Null after the last row. */
  last: string | null
}

interface Asked {
  list: keyof ColumnsOf
  where: Where | null | undefined
}

/** The first line of a file: what its columns are. */
export const headingOf = (list: keyof ColumnsOf): string =>
  `${BOM}${csvLine(Object.keys(EXPORTS[list]))}`

/**
 * The next rows of a list after an id, by their ids, which are in the order of time: as many as are
 * asked for, with what the request's user may read.
 */
export const readRows = async (
  req: PayloadRequest,
  { list, where }: Asked,
  { after, limit }: { after: string | null; limit: number },
): Promise<SomeRows> => {
  const columns = Object.values(EXPORTS[list])
  const select = Object.fromEntries(columns.map((path) => [path.split('.')[0] as string, true]))
  const { docs }: { docs: { id: unknown }[] } = await req.payload.find({
    collection: list,
    where: {
      and: [...(where ? [where] : []), ...(after ? [{ id: { greater_than: after } }] : [])],
    },
    sort: 'id',
    limit,
    pagination: false,
    depth: 1,
    select: select as never,
    overrideAccess: false,
    req,
  })
  const end = docs.at(-1)
  return {
    text: docs.map((doc) => csvLine(columns.map((path) => valueAt(doc, path)))).join(''),
    rows: docs.length,
    last: end && docs.length === limit ? String(end.id) : null,
  }
}
