import type { ConditionalFilter, CrudFilter, CrudOperators, CrudSort } from '@refinedev/core'

type Condition = Record<string, unknown>

/** Refine's operators that Payload has, in Payload's words. */
const OPERATORS: Partial<Record<CrudOperators, string>> = {
  eq: 'equals',
  ne: 'not_equals',
  lt: 'less_than',
  gt: 'greater_than',
  lte: 'less_than_equal',
  gte: 'greater_than_equal',
  in: 'in',
  nin: 'not_in',
  contains: 'contains',
}

/** Payload reads a list in an address as words with commas, however long it is. */
const wordsFor = (value: unknown) => (Array.isArray(value) ? value.join(',') : value)

const isConditional = (filter: CrudFilter): filter is ConditionalFilter =>
  filter.operator === 'or' || filter.operator === 'and'

const conditionOf = (filter: CrudFilter): Condition => {
  if (isConditional(filter)) return { [filter.operator]: filter.value.map(conditionOf) }
  const { field, operator, value } = filter
  if (operator === 'null' || operator === 'nnull')
    return { [field]: { exists: operator === 'nnull' } }
  if (operator === 'between') {
    const [from, to] = value as [unknown, unknown]
    return {
      and: [{ [field]: { greater_than_equal: from } }, { [field]: { less_than_equal: to } }],
    }
  }
  const word = OPERATORS[operator]
  if (!word) throw new Error(`Payload has no operator for “${operator}” (on ${field}).`)
  return { [field]: { [word]: wordsFor(value) } }
}

/** Filters without a value ask nothing. */
const asks = (filter: CrudFilter) =>
  filter.operator === 'null' ||
  filter.operator === 'nnull' ||
  (filter.value !== undefined &&
    filter.value !== null &&
    filter.value !== '' &&
    !(Array.isArray(filter.value) && filter.value.length === 0))

/**
 * Refine filters as Payload's `where`; undefined when nothing is asked.
 * @throws Error for an operator Payload lacks: a list that silently ignored a filter would lie
 */
export const whereOf = (filters: readonly CrudFilter[] = []): Condition | undefined => {
  const conditions = filters.filter(asks).map(conditionOf)
  return conditions.length === 0 ? undefined : { and: conditions }
}

/** `-createdAt,name`: Payload's way to say an order. */
export const sortOf = (sorters: readonly CrudSort[] = []): string | undefined =>
  sorters.map(({ field, order }) => (order === 'desc' ? `-${field}` : field)).join(',') || undefined
