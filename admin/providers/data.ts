import type { BaseKey, DataProvider, MetaQuery } from '@refinedev/core'
import { stringify } from 'qs-esm'
import { call } from '../api/call.ts'
import { sortOf, whereOf } from '../api/where.ts'

/** What a screen may ask of Payload beside filters: fewer columns, and related rows filled in. */
export interface ReadMeta extends MetaQuery {
  /** Only these columns, for lists. */
  select?: readonly string[]
  /** How many steps of relations are filled in; 0 unless said. */
  depth?: number
  /** Of filled-in rows of a collection, only these columns. */
  populate?: Readonly<Record<string, readonly string[]>>
}

const chosen = (fields: readonly string[] | undefined) =>
  fields && Object.fromEntries(fields.map((field) => [field, true]))

const reading = ({ select, depth = 0, populate }: ReadMeta = {}) => ({
  depth,
  select: chosen(select),
  populate:
    populate &&
    Object.fromEntries(Object.entries(populate).map(([slug, fields]) => [slug, chosen(fields)])),
})

const query = (asked: object): string =>
  stringify(asked, { addQueryPrefix: true, skipNulls: true, encodeValuesOnly: true })

const byIds = (ids: readonly BaseKey[]) => ({ where: { id: { in: ids.join(',') } } })

interface Page<T> {
  docs: T[]
  totalDocs: number
}

const MOST_AT_ONCE = 1000

/**
 * Payload's REST API for Refine. Every call throws RequestFailed with the API's own words; a write
 * over many rows is always bounded by their ids.
 */
export const dataProvider: DataProvider = {
  getApiUrl: () => '/api',

  async getList({ resource, pagination, sorters, filters, meta }) {
    const { currentPage = 1, pageSize = 25, mode = 'server' } = pagination ?? {}
    const whole = mode !== 'server'
    const page = await call<Page<never>>(
      `/${resource}${query({
        ...reading(meta),
        where: whereOf(filters),
        sort: sortOf(sorters),
        page: whole ? undefined : currentPage,
        limit: whole ? MOST_AT_ONCE : pageSize,
      })}`,
      { signal: meta?.queryContext?.signal },
    )
    return { data: page.docs, total: page.totalDocs }
  },

  async getMany({ resource, ids, meta }) {
    if (ids.length === 0) return { data: [] }
    const asked = { ...reading(meta), ...byIds(ids), limit: ids.length, pagination: false }
    const page = await call<Page<never>>(`/${resource}${query(asked)}`)
    return { data: page.docs }
  },

  async getOne({ resource, id, meta }) {
    return {
      data: await call(`/${resource}/${id}${query(reading(meta))}`, {
        signal: meta?.queryContext?.signal,
      }),
    }
  },

  async create({ resource, variables, meta }) {
    const path = `/${resource}${query(reading(meta))}`
    const { doc } = await call<{ doc: never }>(path, { method: 'POST', body: variables })
    return { data: doc }
  },

  async update({ resource, id, variables, meta }) {
    const path = `/${resource}/${id}${query(reading(meta))}`
    const { doc } = await call<{ doc: never }>(path, { method: 'PATCH', body: variables })
    return { data: doc }
  },

  async updateMany({ resource, ids, variables }) {
    if (ids.length === 0) return { data: [] }
    const path = `/${resource}${query({ ...byIds(ids), depth: 0 })}`
    const { docs } = await call<Page<never>>(path, { method: 'PATCH', body: variables })
    return { data: docs }
  },

  async deleteOne({ resource, id }) {
    const { doc } = await call<{ doc: never }>(`/${resource}/${id}`, { method: 'DELETE' })
    return { data: doc }
  },

  async deleteMany({ resource, ids }) {
    if (ids.length === 0) return { data: [] }
    const { docs } = await call<Page<never>>(`/${resource}${query(byIds(ids))}`, {
      method: 'DELETE',
    })
    return { data: docs }
  },

  async custom({ url, method, payload, query: asked, meta }) {
    const data = await call<never>(`${url}${asked ? query(asked as object) : ''}`, {
      method: method.toUpperCase(),
      body: payload,
      signal: method === 'get' ? meta?.queryContext?.signal : undefined,
    })
    return { data }
  },
}
