import { OpenaiRefusal } from './refusal.ts'

export interface JsonSchema {
  $ref?: string
  $defs?: Record<string, JsonSchema>
  definitions?: Record<string, JsonSchema>
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean | JsonSchema
  items?: JsonSchema
  anyOf?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  description?: string
  [other: string]: unknown
}

const UNSUPPORTED = ['oneOf', 'allOf', 'not', 'if', 'then', 'else', 'patternProperties']

/** Throws unless a strict schema keeps the rules structured outputs has for one. */
export const checkStrict = (name: string, schema: JsonSchema, param: string): void => {
  const fail = (context: string[], words: string) => {
    const place = `(${context.map((step) => `'${step}'`).join(', ')}${context.length === 1 ? ',' : ''})`
    throw new OpenaiRefusal(
      400,
      `Invalid schema for response_format '${name}': In context=${place}, ${words}`,
      param,
      'invalid_json_schema',
    )
  }
  const check = (node: JsonSchema, context: string[]): void => {
    for (const keyword of UNSUPPORTED)
      if (keyword in node) fail(context, `'${keyword}' is not permitted.`)
    if (node.properties || node.type === 'object') {
      if (node.additionalProperties !== false)
        fail(context, "'additionalProperties' is required to be supplied and to be false.")
      for (const key of Object.keys(node.properties ?? {}))
        if (!node.required?.includes(key))
          fail(
            context,
            `'required' is required to be supplied and to be an array including every key in properties. Missing '${key}'.`,
          )
    }
    for (const [key, inner] of Object.entries(node.properties ?? {}))
      check(inner, [...context, 'properties', key])
    for (const [key, inner] of Object.entries(node.$defs ?? node.definitions ?? {}))
      check(inner, [...context, '$defs', key])
    if (node.items) check(node.items, [...context, 'items'])
    for (const [at, inner] of (node.anyOf ?? []).entries())
      check(inner, [...context, 'anyOf', String(at)])
  }
  if (schema.type !== 'object')
    fail(
      [],
      `schema must be a JSON Schema of 'type: "object"', got 'type: "${String(schema.type)}"'.`,
    )
  check(schema, [])
}

/** Follows a `$ref` within the schema. */
export const deref = (root: JsonSchema, node: JsonSchema): JsonSchema => {
  if (!node.$ref) return node
  const found = node.$ref
    .replace(/^#\/?/, '')
    .split('/')
    .filter(Boolean)
    .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], root)
  return deref(root, (found ?? {}) as JsonSchema)
}
