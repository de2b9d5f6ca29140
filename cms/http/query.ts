/** Query strings that Payload would stumble over, or take for “everything”, are refused before it sees them. */
import * as qs from 'qs-esm'
import { invalid } from '../../domain/app-error.ts'
import { isUuid } from '../../operations/database.ts'

const MAX_LIMIT = 1000
const FIELD = /^\w+(\.\w+)*$/
const OPERATORS = new Set(
  `equals not_equals in not_in exists greater_than greater_than_equal less_than less_than_equal like not_like contains`.split(
    ' ',
  ),
)
/** A change or removal of many rows: `/api/<table>` without an id. */
const WHOLE_TABLE = /^\/api\/[\w-]+\/*$/

const whole = (min: number, max: number) => (value: unknown) =>
  typeof value === 'string' &&
  (value === '' || (/^\d{1,10}$/.test(value) && Number(value) >= min && Number(value) <= max))

const NUMBERS: Record<string, { fits: (value: unknown) => boolean; words: string }> = {
  limit: { fits: whole(0, MAX_LIMIT), words: `A whole number up to ${MAX_LIMIT}.` },
  page: { fits: whole(1, 1_000_000), words: 'A whole number from 1.' },
  depth: { fits: whole(0, 10), words: 'A whole number up to 10.' },
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isValue = (value: unknown): boolean =>
  typeof value === 'string' ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'))

/** What is wrong with a condition, in words; null for one that can be asked. */
const problemIn = (where: unknown): string | null => {
  if (!isObject(where)) return 'A condition looks like where[field][equals]=value.'
  for (const [key, value] of Object.entries(where)) {
    const problem =
      key === 'and' || key === 'or' ? problemInList(value) : problemInField(key, value)
    if (problem) return problem
  }
  return null
}

const problemInList = (list: unknown): string | null => {
  if (!Array.isArray(list)) return 'and, or: a list of conditions is needed.'
  return list.map(problemIn).find((problem) => problem !== null) ?? null
}

const problemInField = (field: string, comparisons: unknown): string | null => {
  if (!FIELD.test(field) || !isObject(comparisons))
    return `“${field}” needs a comparison such as equals.`
  for (const [operator, value] of Object.entries(comparisons)) {
    if (!OPERATORS.has(operator)) return `There is no comparison “${operator}”.`
    if (!isValue(value)) return `“${field}” is compared with a value or a list of values.`
  }
  return null
}

/** The rows a bulk change names, so that a slip in a condition never means every row. */
const namesRows = (where: unknown): boolean => {
  const id = isObject(where) ? where.id : undefined
  if (!isObject(id)) return false
  const named = id.in ?? id.equals
  const ids = Array.isArray(named) ? named : String(named ?? '').split(',')
  return ids.length > 0 && ids.every(isUuid)
}

/** @throws AppError VALIDATION_ERROR naming the parameter */
export const checkQuery = ({ url, method }: Request): void => {
  const { pathname, search } = new URL(url)
  const bulk = (method === 'DELETE' || method === 'PATCH') && WHOLE_TABLE.test(pathname)
  if (!search && !bulk) return
  const query = qs.parse(search, {
    allowEmptyArrays: true,
    arrayLimit: 1000,
    depth: 10,
    ignoreQueryPrefix: true,
  })
  for (const [name, { fits, words }] of Object.entries(NUMBERS))
    if (query[name] !== undefined && !fits(query[name]))
      throw invalid('Please check the address.', { [name]: words })
  const problem = query.where === undefined ? null : problemIn(query.where)
  if (problem) throw invalid('That condition cannot be asked.', { where: problem })
  if (bulk && !namesRows(query.where))
    throw invalid('A bulk change must list the records it is for.', {
      where: 'Give where[id][in] with the ids.',
    })
}
