import type { Endpoint, PayloadRequest, Where } from 'payload'
import * as qs from 'qs-esm'
import { z } from 'zod'
import { defineEndpoint } from '../../../collections/endpoints/define-endpoint.ts'
import { notFound } from '../../../domain/app-error.ts'
import { type ColumnsOf, isExport } from '../../../domain/exports.ts'
import { requireVerb } from '../../../operations/actor.ts'
import { writeAudit } from '../../../operations/audit/write-audit.ts'
import { inTransaction } from '../../../operations/database.ts'
import { headingOf, readRows } from '../../../operations/exports/read-rows.ts'
import { startExport } from '../../../operations/exports/start-export.ts'

const AT_ONCE = 500

const listNamed = (name: string): keyof ColumnsOf => {
  if (!isExport(name)) throw notFound('That list')
  return name
}

/** The rows of a list, some hundreds after the other. */
async function* pieces(
  req: PayloadRequest,
  asked: { list: keyof ColumnsOf; where: Where | undefined },
) {
  let heading = headingOf(asked.list)
  for (let after: string | null = null; ; ) {
    const some: Awaited<ReturnType<typeof readRows>> = await readRows(req, asked, {
      after,
      limit: AT_ONCE,
    })
    yield heading + some.text
    heading = ''
    if (!some.last) return
    after = some.last
  }
}

/** `GET /api/export/:list?where`: every row of a list as CSV, streamed while it is read. `X-Rows` says about how many. */
const stream = defineEndpoint({
  method: 'get',
  path: '/export/:list',
  transaction: false,
  authorise: (req) => requireVerb(req, 'exportRows'),
  act: async (req, { params }) => {
    const list = listNamed(params.list ?? '')
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
    const source = pieces(req, { list, where })
    const encoder = new TextEncoder()
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { value, done } = await source.next()
        if (done) return controller.close()
        controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        await source.return?.()
      },
    })
    return new Response(body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${list}.csv"`,
        'cache-control': 'no-store',
        'x-rows': String(totalDocs),
      },
    })
  },
})

/** `POST /api/export/:list` `{where?}`: the same written to a file behind the desk; 201 `{doc:{id}}`, a row of `list-exports`. */
const behindTheDesk = defineEndpoint({
  method: 'post',
  path: '/export/:list',
  status: 201,
  authorise: (req) => requireVerb(req, 'exportRows'),
  body: z.object({ where: z.record(z.string(), z.unknown()).optional() }),
  act: async (req, { params, body }) => {
    const list = listNamed(params.list ?? '')
    return { doc: { id: await startExport(req, { list, where: body.where as Where | undefined }) } }
  },
})

export const exportEndpoints: Endpoint[] = [stream, behindTheDesk]
