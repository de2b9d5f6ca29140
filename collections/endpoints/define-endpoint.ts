/** An endpoint authorises, parses, acts, answers: four lines, in that order, written once. */
import type { Endpoint, PayloadRequest } from 'payload'
import type { z } from 'zod'
import { AppError } from '../../domain/app-error.ts'
import { isStaff, type Verb } from '../../domain/roles.ts'
import { requireVerb, roleOf } from '../../operations/actor.ts'
import { inTransaction, requireUuid } from '../../operations/database.ts'

type Params = Record<string, string>

interface Definition<Body, Answer> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  path: string
  /** Throws unless the caller may; answers what `act` needs to know of them. */
  authorise?: (req: PayloadRequest, params: Params) => unknown
  body?: z.ZodType<Body>
  /** 200 unless the answer says otherwise; an undefined answer is 204. */
  status?: number
  /** A read needs no transaction, and an outside call must not be made inside one. */
  transaction?: boolean
  act: (
    req: PayloadRequest,
    input: { body: Body; params: Params; query: URLSearchParams },
  ) => Promise<Answer>
}

/** The JSON body; an empty one is `{}`. @throws AppError VALIDATION_ERROR for what is not JSON. */
export const readJson = async (req: PayloadRequest): Promise<unknown> => {
  const raw = (await req.text?.()) ?? ''
  if (raw.trim() === '') return {}
  try {
    return JSON.parse(raw)
  } catch {
    throw new AppError('VALIDATION_ERROR', 'The body is not valid JSON.')
  }
}

const paramsOf = (req: PayloadRequest): Params =>
  Object.fromEntries(
    Object.entries(req.routeParams ?? {}).map(([key, value]) => [key, String(value)]),
  )

export const defineEndpoint = <Body = Record<string, never>, Answer = unknown>(
  definition: Definition<Body, Answer>,
): Endpoint => ({
  method: definition.method,
  path: definition.path,
  handler: async (req) => {
    const params = paramsOf(req)
    await definition.authorise?.(req, params)
    const body = definition.body ? definition.body.parse(await readJson(req)) : ({} as Body)
    const query = new URL(req.url ?? 'http://localhost/').searchParams
    const act = () => definition.act(req, { body, params, query })
    const answer = await (definition.transaction === false ? act() : inTransaction(req, act))
    if (answer instanceof Response) return answer
    if (answer === undefined) return new Response(null, { status: 204 })
    return Response.json(answer, { status: definition.status ?? 200 })
  },
})

/** A verb of the back office on one row of a collection: `/:id/<verb>`. */
export const staffVerb = <Body, Answer>(
  verb: Verb,
  definition: Omit<Definition<Body, Answer>, 'authorise'>,
): Endpoint =>
  defineEndpoint({
    ...definition,
    authorise: (req, params) => {
      requireVerb(req, verb)
      if ('id' in params) requireUuid(params.id, 'That record')
    },
  })

/** A read for everybody at a desk, outside any transaction. */
export const staffRead = <Answer>(
  definition: Pick<Definition<Record<string, never>, Answer>, 'path' | 'act'>,
): Endpoint =>
  defineEndpoint({
    ...definition,
    method: 'get',
    transaction: false,
    authorise: (req, params) => {
      const role = roleOf(req)
      if (!role) throw new AppError('UNAUTHORIZED', 'Please sign in.')
      if (!isStaff(role)) throw new AppError('FORBIDDEN', 'Your role may not do this.')
      if ('id' in params) requireUuid(params.id, 'That record')
    },
  })
