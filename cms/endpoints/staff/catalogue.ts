import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint, staffVerb } from '../../../collections/endpoints/define-endpoint.ts'
import { notFound } from '../../../domain/app-error.ts'
import { type CatalogueList, isCatalogueList } from '../../../domain/catalogue/columns.ts'
import { requireVerb } from '../../../operations/actor.ts'
import { catalogueTemplate } from '../../../operations/catalogue/catalogue-template.ts'
import { importFile } from '../../../operations/catalogue/import-file.ts'
import { previewImport } from '../../../operations/catalogue/judge-file.ts'
import { reorderCategory } from '../../../operations/catalogue/reorder-category.ts'

const listOf = ({ list }: Record<string, string>): CatalogueList => {
  if (!isCatalogueList(list)) throw notFound('That list')
  return list
}

const file = z.object({ csv: z.string().min(1, 'The file is empty.') })

/** What a file would add, change and be refused for, row by row; nothing is written. */
const preview = staffVerb('changeCatalogue', {
  method: 'post',
  path: '/catalogue/:list/import/preview',
  body: file,
  transaction: false,
  act: (req, { params, body }) => previewImport(req, listOf(params), body.csv),
})

const confirm = staffVerb('changeCatalogue', {
  method: 'post',
  path: '/catalogue/:list/import',
  body: file.extend({ fingerprint: z.string().min(1).max(100) }),
  act: (req, { params, body }) => importFile(req, listOf(params), body),
})

const template = defineEndpoint({
  method: 'get',
  path: '/catalogue/:list/template',
  transaction: false,
  authorise: (req) => requireVerb(req, 'changeCatalogue'),
  act: async (req, { params }) => {
    const list = listOf(params)
    return new Response(await catalogueTemplate(req, list), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${list}-template.csv"`,
        'cache-control': 'no-store',
      },
    })
  },
})

const reorder = staffVerb('changeCatalogue', {
  method: 'put',
  path: '/catalogue/:list/order',
  body: z.object({
    category: z.string().min(1).max(50),
    ids: z.array(z.uuid()).min(1).max(5000),
  }),
  act: (req, { params, body }) => reorderCategory(req, listOf(params), body),
})

export const catalogueEndpoints: Endpoint[] = [preview, confirm, template, reorder]
