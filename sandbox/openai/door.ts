import { timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'
import type { Sandbox } from '../context.ts'
import { hexId } from '../ids.ts'
import { type SandboxContext, withFault } from '../strike.ts'
import { OpenaiRefusal, openaiErrorBody } from './refusal.ts'

const sameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

const authenticate = (sandbox: Sandbox, c: SandboxContext): void => {
  const { apiKey } = sandbox.options.openai
  const [scheme = '', key = ''] = (c.req.header('authorization') ?? '').split(/\s+/)
  if (!/^bearer$/i.test(scheme) || !key)
    throw new OpenaiRefusal(
      401,
      "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY). You can obtain an API key from https://platform.openai.com/account/api-keys.",
    )
  if (!apiKey || !sameText(key, apiKey))
    throw new OpenaiRefusal(
      401,
      `Incorrect API key provided: ${key.slice(0, 5)}***${key.slice(-2)}. You can find your API key at https://platform.openai.com/account/api-keys.`,
      null,
      'invalid_api_key',
    )
}

const outage = (status: number, code: string | number | null): OpenaiRefusal =>
  status === 429
    ? new OpenaiRefusal(
        429,
        'Rate limit reached. Please try again later.',
        null,
        String(code ?? 'rate_limit_exceeded'),
        'requests',
      )
    : new OpenaiRefusal(
        status,
        'The server had an error while processing your request. (This one was asked for.)',
        null,
        code === null ? null : String(code),
      )

/** Serves one OpenAI endpoint: key, fault, work; `read` gets the body and words to match faults by. */
export const openaiVerb =
  <T>(
    sandbox: Sandbox,
    read: (c: SandboxContext) => Promise<{ given: T; words: string }>,
    run: (given: T, words: string) => Response | object,
  ) =>
  async (c: SandboxContext): Promise<Response> => {
    const started = Date.now()
    const headers = () => ({
      'x-request-id': hexId('req_'),
      'openai-version': '2020-10-01',
      'openai-organization': 'sandbox',
      'openai-processing-ms': String(Date.now() - started),
    })
    const refuse = (refusal: OpenaiRefusal) =>
      Response.json(openaiErrorBody(refusal), { status: refusal.status, headers: headers() })
    try {
      authenticate(sandbox, c)
      const { given, words } = await read(c)
      return await withFault(
        c,
        sandbox.faults.forRequest('openai', `${c.req.method} ${c.req.path} ${words}`),
        (status, code) => refuse(outage(status, code)),
        () => {
          const answer = run(given, words)
          return answer instanceof Response ? answer : Response.json(answer, { headers: headers() })
        },
      )
    } catch (error) {
      if (error instanceof OpenaiRefusal) return refuse(error)
      throw error
    }
  }

export const readJson = async (
  c: SandboxContext,
): Promise<{ given: Record<string, unknown>; words: string }> => {
  const words = await c.req.text()
  try {
    const given: unknown = JSON.parse(words)
    if (given && typeof given === 'object' && !Array.isArray(given))
      return { given: given as Record<string, unknown>, words }
  } catch {
    // Refused below, like anything else that is no object.
  }
  throw new OpenaiRefusal(
    400,
    "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON.)",
  )
}

/** Checks parameters against what the endpoint knows; refuses the first fault as OpenAI words it. */
export const checkParams = <S extends z.ZodType>(schema: S, given: Record<string, unknown>) => {
  const read = schema.safeParse(given)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  const path = issue?.path.map(String).join('.') ?? ''
  if (issue?.code === 'unrecognized_keys') {
    const name = [path, issue.keys[0]].filter(Boolean).join('.')
    throw new OpenaiRefusal(400, `Unknown parameter: '${name}'.`, name, 'unknown_parameter')
  }
  const value = issue?.path.reduce<unknown>(
    (at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step],
    given,
  )
  if (value === undefined)
    throw new OpenaiRefusal(
      400,
      `Missing required parameter: '${path}'.`,
      path,
      'missing_required_parameter',
    )
  throw new OpenaiRefusal(
    400,
    `Invalid value for '${path}': ${issue?.message ?? 'not accepted'}.`,
    path,
    issue?.code === 'invalid_type' ? 'invalid_type' : 'invalid_value',
  )
}

const MODELS = /^(gpt-(3\.5|4|4o|4\.1|5)([.-][\w.-]+)?|chatgpt-4o-latest|o[134](-[\w-]+)?)$/
const EARS = /^(whisper-1|gpt-4o(-mini)?-transcribe(-[\w-]+)?)$/

/** Throws OpenAI's model_not_found for a model it does not have. */
export const checkModel = (model: string, kind: 'text' | 'audio'): void => {
  if ((kind === 'text' ? MODELS : EARS).test(model)) return
  throw new OpenaiRefusal(
    404,
    `The model \`${model}\` does not exist or you do not have access to it.`,
    null,
    'model_not_found',
  )
}
