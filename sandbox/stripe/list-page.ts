import { noSuch } from './refusal.ts'

export interface Page {
  limit?: number
  starting_after?: string
  ending_before?: string
  created?: { gt?: number; gte?: number; lt?: number; lte?: number }
}

/** One page of a list, newest first, as Stripe cuts it. */
export const listPage = <T extends { id: string; created: number }>(
  url: string,
  oldestFirst: T[],
  { limit = 10, starting_after, ending_before, created = {} }: Page,
) => {
  const { gt = -1, gte = -1, lt = Infinity, lte = Infinity } = created
  const all = oldestFirst
    .filter((row) => row.created > gt && row.created >= gte)
    .filter((row) => row.created < lt && row.created <= lte)
    .reverse()
  const place = (id: string, param: string) => {
    const at = all.findIndex((row) => row.id === id)
    if (at === -1) throw noSuch('object', id, param)
    return at
  }
  const from = starting_after ? place(starting_after, 'starting_after') + 1 : 0
  const end = ending_before ? place(ending_before, 'ending_before') : undefined
  const start = end === undefined ? from : Math.max(end - limit, 0)
  const data = all.slice(start, end === undefined ? start + limit : end)
  const has_more = end === undefined ? start + limit < all.length : start > 0
  return { object: 'list', data, has_more, url }
}
