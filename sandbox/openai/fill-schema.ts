import { type Choice, chooseCandidates } from './choose.ts'
import { ID_KEY, type ReadRequest } from './read-request.ts'
import { deref, type JsonSchema } from './schema.ts'

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '')
const singular = (name: string): string => bare(name).replace(/s$/, '')

/** Fills a schema from what the request supplied: chosen candidates, their evidence, the text. */
class Filler {
  private readonly choices: Choice[]

  constructor(
    private readonly root: JsonSchema,
    private readonly request: ReadRequest,
  ) {
    this.choices = chooseCandidates(request)
  }

  fill(given: JsonSchema, name: string, choice?: Choice): unknown {
    const node = deref(this.root, given)
    if (node.const !== undefined) return node.const
    if (node.anyOf) return this.fillAny(node.anyOf, name, choice)
    if (node.enum) return this.fillEnum(node.enum, name, choice)
    const types = [node.type ?? []].flat()
    const type = types.find((one) => one !== 'null') ?? 'object'
    if (types.includes('null') && !this.knows(type, name, choice)) return null
    if (type === 'object') return this.fillObject(node, name, choice)
    if (type === 'array') return this.fillArray(node, name, choice)
    if (type === 'string') return this.fillText(name, choice)
    if (type === 'boolean') return this.fillFlag(name)
    return this.fillNumber(node, name, choice)
  }

  private fillAny(variants: JsonSchema[], name: string, choice?: Choice): unknown {
    const real = variants.find((variant) => deref(this.root, variant).type !== 'null')
    const nullable = variants.some((variant) => deref(this.root, variant).type === 'null')
    const type = [real ? (deref(this.root, real).type ?? 'object') : 'null'].flat()[0] ?? 'object'
    if (!real || (nullable && !this.knows(type, name, choice))) return null
    return this.fill(real, name, choice)
  }

  /** Whether there is anything to put where null may stand. */
  private knows(type: string, name: string, choice?: Choice): boolean {
    if (type === 'array') return true
    if (choice) return true
    if (ID_KEY.test(name) || /evidence|quote|quantity/i.test(name)) return this.choices.length > 0
    return type === 'number' || type === 'integer' || /transcript|summary/i.test(name)
  }

  private fillEnum(values: unknown[], name: string, choice?: Choice): unknown {
    const chosen = choice ?? this.choices[0]
    const own = chosen && [chosen.candidate.id, field(chosen, name)].find((v) => values.includes(v))
    if (own !== undefined) return own
    const verdict = this.choices.length
      ? /^(auto_quote|yes|match|matched|found|high|clear|ok)$/i
      : /^(estimator|none|no|no_match|unknown|other|low|unclear)$/i
    return values.find((value) => verdict.test(String(value))) ?? values[0] ?? null
  }

  private fillObject(node: JsonSchema, name: string, choice?: Choice): Record<string, unknown> {
    const isSpan = choice && /evidence|span|quote/i.test(name)
    return Object.fromEntries(
      Object.entries(node.properties ?? {}).map(([key, inner]) => [
        key,
        isSpan && typeof choice.evidence[key as 'text'] !== 'undefined'
          ? choice.evidence[key as 'text']
          : this.fill(inner, key, choice),
      ]),
    )
  }

  private fillArray(node: JsonSchema, name: string, choice?: Choice): unknown[] {
    const items = deref(this.root, node.items ?? {})
    const keys = Object.keys(items.properties ?? {})
    const isList = keys.length > 0 || /sku|task|id|code|candidate|match|choice/i.test(name)
    if (choice || !isList) return []
    return this.choicesFor(name, keys, items)
      .slice(0, node.maxItems)
      .map((one) => (keys.length ? this.fill(items, name, one) : one.candidate.id))
  }

  /** The chosen candidates a list is about: those of its namesake, or of the id its items ask for. */
  private choicesFor(name: string, keys: string[], items: JsonSchema): Choice[] {
    const asked = [name, ...keys].map(singular)
    const allowed =
      items.enum ?? keys.flatMap((key) => (ID_KEY.test(key) ? idEnum(items, key) : []))
    const ofGroup = this.choices.filter(({ candidate }) => {
      if (allowed.length) return allowed.includes(candidate.id)
      const ids = Object.keys(candidate.fields).filter((key) => /^(sku|task)/i.test(key))
      return (
        asked.includes(singular(candidate.group)) ||
        ids.some((key) => asked.includes(singular(key)))
      )
    })
    const groups = new Set(this.choices.map(({ candidate }) => candidate.group))
    return ofGroup.length || groups.size > 1 || allowed.length ? ofGroup : this.choices
  }

  private fillText(name: string, choice?: Choice): string {
    const { text } = this.request
    if (choice && ID_KEY.test(name)) return String(field(choice, name) ?? choice.candidate.id)
    if (choice && /evidence|quote|span|text|words/i.test(name)) return choice.evidence.text
    const own = choice && field(choice, name)
    if (typeof own === 'string') return own
    if (choice && /reason|explan|rational|note|why/i.test(name))
      return `The words “${choice.evidence.text}” speak of it.`
    if (/transcript/i.test(name)) return text
    if (/summary|title|descri/i.test(name))
      return text.split(/(?<=[.!?])\s/)[0]?.slice(0, 200) ?? ''
    if (/reason|explan|rational|note|why/i.test(name))
      return this.choices.length
        ? `Chosen for: ${this.choices.map(({ evidence }) => evidence.text).join(', ')}.`
        : 'Nothing on offer is spoken of.'
    return ''
  }

  private fillFlag(name: string): boolean {
    const some = this.choices.length > 0
    if (/none|out.?of.?scope|unclear|unsure|unsafe|needs|spam/i.test(name))
      return !some && /none|out|unclear|unsure|needs/i.test(name)
    return some && /quotable|found|match|clear|scope|ok|valid|certain/i.test(name)
  }

  private fillNumber(node: JsonSchema, name: string, choice?: Choice): number {
    const { minimum = 0, maximum = 100 } = node
    const share = (part: number) =>
      node.type === 'integer' || maximum > 1 ? Math.round(part * maximum) : part * maximum
    const count = this.choices.length
    const value = () => {
      if (choice && /quantity|qty|count|number/i.test(name)) return choice.quantity
      if (choice && /^start|begin/i.test(name)) return choice.evidence.start
      if (choice && /^end/i.test(name)) return choice.evidence.end
      if (/confid|certain|probab|score|likel/i.test(name)) return share(choice || count ? 0.9 : 0.1)
      if (/complex|difficult|risk/i.test(name)) return share(Math.min(0.1 + 0.1 * count, 0.9))
      if (/quotable|quotability|clarity/i.test(name)) return share(count ? 0.85 : 0.2)
      const own = choice && field(choice, name)
      return typeof own === 'number' ? own : minimum
    }
    return Math.min(Math.max(value(), minimum), node.maximum ?? Number.MAX_SAFE_INTEGER)
  }
}

/** A candidate's own value of that name, however it is cased. */
const field = ({ candidate }: Choice, name: string): unknown =>
  Object.entries(candidate.fields).find(([key]) => bare(key) === bare(name))?.[1]

const idEnum = (items: JsonSchema, key: string): unknown[] => items.properties?.[key]?.enum ?? []

/** The same request gets the same answer: no model, only the words in it. */
export const fillSchema = (schema: JsonSchema, request: ReadRequest): unknown =>
  new Filler(schema, request).fill(schema, 'answer')
