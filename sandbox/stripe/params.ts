import type { Form, FormHash } from './form.ts'
import { StripeRefusal } from './refusal.ts'

/** Reads one parameter, or refuses it the way Stripe would. `name` is its full bracketed name. */
export type Reader<T> = (raw: Form, name: string) => T
type Spec = Record<string, Reader<unknown> & { required?: true }>
type RequiredNames<S extends Spec> = {
  [K in keyof S]: S[K] extends { required: true } ? K : never
}[keyof S]
export type Read<S extends Spec> = { [K in RequiredNames<S>]: ReturnType<S[K]> } & {
  [K in Exclude<keyof S, RequiredNames<S>>]?: ReturnType<S[K]>
}

const refuse = (message: string, param: string, code?: string): never => {
  throw new StripeRefusal(400, { message, param, ...(code ? { code } : {}) }, 'early')
}

export const required = <T>(reader: Reader<T>) =>
  Object.assign<Reader<T>, { required: true }>((raw, name) => reader(raw, name), { required: true })

/** Reads a whole set: unknown names are refused first, then each value, then what is missing. */
export const readParams = <S extends Spec>(spec: S, raw: FormHash, within = ''): Read<S> => {
  const full = (name: string) => (within ? `${within}[${name}]` : name)
  const unknown = Object.keys(raw).filter((name) => !Object.hasOwn(spec, name))
  if (unknown.length) {
    const names = unknown.map(full)
    const word = names.length === 1 ? 'parameter' : 'parameters'
    refuse(`Received unknown ${word}: ${names.join(', ')}`, names[0] ?? '', 'parameter_unknown')
  }
  const read: Record<string, unknown> = {}
  for (const [name, reader] of Object.entries(spec)) {
    const value = raw[name]
    if (value !== undefined) read[name] = reader(value, full(name))
    else if (reader.required)
      refuse(`Missing required param: ${full(name)}.`, full(name), 'parameter_missing')
  }
  return read as Read<S>
}

const asText: Reader<string> = (raw, name) => {
  if (typeof raw !== 'string') return refuse(`Invalid string: ${JSON.stringify(raw)}`, name)
  return raw
}

const notEmpty = (value: string, name: string): string =>
  value === ''
    ? refuse(
        `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however '${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`,
        name,
        'parameter_invalid_empty',
      )
    : value

export const text =
  ({ max = 5000 } = {}): Reader<string> =>
  (raw, name) => {
    const value = notEmpty(asText(raw, name), name)
    if ([...value].length > max)
      refuse(
        `Invalid string: ${value.slice(0, 8)}...${value.slice(-4)}; must be at most ${max} characters`,
        name,
        'parameter_invalid_string',
      )
    return value
  }

/** `''` unsets: read as null. */
export const emptyable =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (raw, name) =>
    raw === '' ? null : reader(raw, name)

export const integer =
  ({ min = 0, max = Number.MAX_SAFE_INTEGER } = {}): Reader<number> =>
  (raw, name) => {
    const value = notEmpty(asText(raw, name), name)
    if (!/^-?\d+$/.test(value))
      refuse(`Invalid integer: ${value}`, name, 'parameter_invalid_integer')
    if (Number(value) < min)
      refuse(
        `This value must be greater than or equal to ${min}.`,
        name,
        'parameter_invalid_integer',
      )
    if (Number(value) > max)
      refuse(`This value must be less than or equal to ${max}.`, name, 'parameter_invalid_integer')
    return Number(value)
  }

export const flag: Reader<boolean> = (raw, name) => {
  if (raw !== 'true' && raw !== 'false') refuse(`Invalid boolean: ${String(raw)}`, name)
  return raw === 'true'
}

export const oneOf =
  <T extends string>(...values: T[]): Reader<T> =>
  (raw, name) => {
    const value = notEmpty(asText(raw, name), name)
    const found = values.find((allowed) => allowed === value)
    const list = `${values.slice(0, -1).join(', ')}${values.length > 1 ? ', or ' : ''}${values.at(-1)}`
    return found ?? refuse(`Invalid ${name}: must be one of ${list}`, name)
  }

export const hash =
  <S extends Spec>(spec: S): Reader<Read<S>> =>
  (raw, name) => {
    if (typeof raw === 'string' || Array.isArray(raw)) return refuse('Invalid object', name)
    return readParams(spec, raw, name)
  }

export const listOf =
  <T>(reader: Reader<T>): Reader<T[]> =>
  (raw, name) => {
    if (typeof raw === 'string') return refuse('Invalid array', name)
    return Object.values(raw).map((value, at) => reader(value, `${name}[${at}]`))
  }

/** Accepted and not looked into: what the sandbox has no use for. */
export const anything: Reader<Form> = (raw) => raw

export const email: Reader<string> = (raw, name) => {
  const value = text({ max: 512 })(raw, name)
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))
    refuse(`Invalid email address: ${value}`, name, 'email_invalid')
  return value
}

/** Metadata as sent: an empty value removes its key, an empty whole removes all (null). */
export const metadata: Reader<Record<string, string> | null> = (raw, name) => {
  if (raw === '') return null
  if (typeof raw === 'string' || Array.isArray(raw))
    return refuse('Invalid object', name, 'parameter_invalid_string')
  const entries = Object.entries(raw)
  if (entries.length > 50)
    refuse(`You can specify up to 50 keys on ${name}; you passed ${entries.length}.`, name)
  for (const [key, value] of entries) {
    if (key.length > 40)
      refuse(`Metadata keys can be at most 40 characters long: ${key}`, `${name}[${key}]`)
    if (typeof value !== 'string')
      refuse('Metadata values must be strings', `${name}[${key}]`, 'parameter_invalid_string')
    else if (value.length > 500)
      refuse('Metadata values can have up to 500 characters', `${name}[${key}]`)
  }
  return { ...raw } as Record<string, string>
}

export const mergeMetadata = (
  before: Record<string, string> | null,
  change: Record<string, string> | null | undefined,
): Record<string, string> => {
  if (change === undefined) return before ?? {}
  if (change === null) return {}
  return Object.fromEntries(
    Object.entries({ ...before, ...change }).filter(([, value]) => value !== ''),
  )
}

export const expand = listOf(text({ max: 200 }))

export const page = {
  limit: integer({ min: 1, max: 100 }),
  starting_after: text(),
  ending_before: text(),
  created: ((raw, name) =>
    typeof raw === 'string'
      ? { gte: integer()(raw, name), lte: integer()(raw, name) }
      : hash({ gt: integer(), gte: integer(), lt: integer(), lte: integer() })(
          raw,
          name,
        )) satisfies Reader<{ gt?: number; gte?: number; lt?: number; lte?: number }>,
  expand,
}
