import type { PayloadRequest, Where } from 'payload'
import * as qs from 'qs-esm'
import { defineEndpoint } from '../../../collections/endpoints/define-endpoint.ts'
import { notFound } from '../../../domain/app-error.ts'
import { type ColumnsOf, csvLine, EXPORTS, isExport, valueAt } from '../../../domain/exports.ts'
import { requireVerb } from '../../../operations/actor.ts'
import { writeAudit } from '../../../operations/audit/write-audit.ts'
import { inTransaction } from '../../../operations/database.ts'

const AT_ONCE = 500
const BOM = '\uFEFF'

/** The rows of a list one after the other, by their ids, which are in the order of time. */
async function* lines(req: PayloadRequest, collection: keyof ColumnsOf, where: Where | undefined) {
  const columns = EXPORTS[collection]
  const select = Object.fromEntries(
    Object.values(columns).map((path) => [path.split('.')[0] as string, true]),
  )
  yield `${BOM}${csvLine(Object.keys(columns))}`
  for (let after: string | null = null; ; ) {
    const page: { docs: { id: unknown }[] } = await req.payload.find({
      collection,
      where: {
        and: [...(where ? [where] : []), ...(after ? [{ id: { greater_than: after } }] : [])],
      },
      sort: 'id',
      limit: AT_ONCE,
      pagination: false,
      depth: 1,
      select: select as never,
      overrideAccess: false,
      req,
    })
    for (const doc of page.docs)
      yield csvLine(Object.values(columns).map((path) => valueAt(doc, path)))
    const last = page.docs.at(-1)
    if (!last || page.docs.length < AT_ONCE) return
    after = String(last.id)
  }
}

/** `GET /api/export/:list?where`: every row of a list as CSV, streamed while it is read. `X-Rows` says about how many. */
export const exportList = defineEndpoint({
  method: 'get',
  path: '/export/:list',
  transaction: false,
  authorise: (req) => requireVerb(req, 'exportRows'),
  act: async (req, { params: { list = '' } }) => {
    if (!isExport(list)) throw notFound('That list')
    const asked = qs.parse(new URL(req.url ?? '').search, {
      ignoreQueryPrefix: true,
      depth: 10,
      arrayLimit: 1000,
    })
    const where = asked.where as Where | undefined
    const { totalDocs } = await req.payload.count({
      collection: list,
      where,
      overrideAccess: false,
      req,
    })
    await inTransaction(req, () =>
      writeAudit(req, {
        action: 'export',
        resource: list,
        recordId: 'list',
        after: { rows: totalDocs },
      }),
    )
    req.transactionID = undefined
    const source = lines(req, list, where)
    const encoder = new TextEncoder()
    const stream = new ReadableStream<Uint8Array>({
      async pull(controller) {
        let text = ''
        for (let n = 0; n < AT_ONCE; n++) {
          const { value, done } = await source.next()
          if (done) {
            if (text) controller.enqueue(encoder.encode(text))
            return controller.close()
          }
          text += value
        }
        controller.enqueue(encoder.encode(text))
      },
      async cancel() {
        await source.return?.()
      },
    })
    return new Response(stream, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${list}.csv"`,
        'cache-control': 'no-store',
        'x-rows': String(totalDocs),
      },
    })
  },
})
