import type { Endpoint } from 'payload'
import { cancelExport } from '../../../operations/exports/cancel-export.ts'
import { openExport } from '../../../operations/exports/open-export.ts'
import { staffVerb } from '../define-endpoint.ts'

/** The file of an export that is ready, for whoever asked for it. */
const file = staffVerb('exportRows', {
  method: 'get',
  path: '/:id/file',
  transaction: false,
  act: async (req, { params: { id = '' } }) => {
    const { stream, bytes, name } = await openExport(req, id)
    return new Response(stream, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        'content-length': String(bytes),
        'cache-control': 'no-store',
      },
    })
  },
})

const cancel = staffVerb('exportRows', {
  method: 'post',
  path: '/:id/cancel',
  act: (req, { params: { id = '' } }) => cancelExport(req, id),
})

export const listExportEndpoints: Endpoint[] = [file, cancel]
