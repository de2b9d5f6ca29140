import { timingSafeEqual } from 'node:crypto'
import type { Sandbox } from '../context.ts'
import { type SandboxContext, withFault } from '../strike.ts'
import { TwilioRefusal, twilioErrorBody } from './refusal.ts'
import { API_VERSION } from './shapes.ts'

/** Where every resource of the account lives. */
export const ACCOUNT = `/${API_VERSION}/Accounts/:account`

/** A SID from the path, without `.json`. */
export const pathId = (c: SandboxContext, param: string): string =>
  (c.req.param(param) ?? '').replace(/\.json$/, '')

export type Form = Record<string, string[]>
export type TwilioRun = (form: Form, c: SandboxContext) => Response | object

const sameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Throws Twilio's 401 unless the account's SID and token (or the main account of the path) are given. */
const authenticate = (sandbox: Sandbox, c: SandboxContext): void => {
  const { accountSid, authToken } = sandbox.options.twilio
  const [scheme = '', credentials = ''] = (c.req.header('authorization') ?? '').split(/\s+/)
  const [user = '', ...rest] = Buffer.from(credentials, 'base64').toString('utf8').split(':')
  const known =
    /^basic$/i.test(scheme) && sameText(user, accountSid) && sameText(rest.join(':'), authToken)
  if (!known) throw new TwilioRefusal(401, 20003, 'Authenticate')
  const account = c.req.param('account')
  if (account !== undefined && account.replace(/\.json$/, '') !== accountSid)
    throw new TwilioRefusal(
      404,
      20404,
      `The requested resource ${new URL(c.req.url).pathname} was not found`,
    )
}

const readForm = async (c: SandboxContext): Promise<Form> => {
  const query = new URL(c.req.url).searchParams
  const sent = c.req.method === 'POST' ? new URLSearchParams(await c.req.text()) : query
  const form: Form = Object.create(null)
  for (const [name, value] of sent) form[name] = [...(form[name] ?? []), value]
  return form
}

const outage = (status: number, code: string | number | null) =>
  new TwilioRefusal(
    status,
    Number(code) || (status === 429 ? 20429 : status >= 500 ? 20500 : 20001),
    status === 429 ? 'Too Many Requests' : 'An internal server error has occurred (asked for).',
  )

interface Served<T> {
  read: (c: SandboxContext) => Promise<{ given: T; words: string }>
  run: (given: T, c: SandboxContext) => Response | object
  created: number
}

/** Serves one Twilio verb: fault, credentials, parameters, work, answer. */
const serveTwilio =
  <T>(sandbox: Sandbox, { read, run, created }: Served<T>) =>
  async (c: SandboxContext): Promise<Response> => {
    const refuse = (refusal: TwilioRefusal) =>
      Response.json(twilioErrorBody(refusal), {
        status: refusal.status,
        headers: refusal.status === 401 ? { 'www-authenticate': 'Basic realm="Twilio API"' } : {},
      })
    const path = new URL(c.req.url).pathname
    try {
      authenticate(sandbox, c)
      const { given, words } = await read(c)
      return await withFault(
        c,
        sandbox.faults.forRequest('twilio', `${c.req.method} ${path} ${words}`),
        (status, code) => refuse(outage(status, code)),
        () => {
          const answer = sandbox.journal.commit(() => run(given, c))
          return answer instanceof Response ? answer : Response.json(answer, { status: created })
        },
      )
    } catch (error) {
      if (error instanceof TwilioRefusal) return refuse(error)
      throw error
    }
  }

/** A verb of the form-encoded API; a parameter not in `known` is refused. */
export const twilioVerb = (
  sandbox: Sandbox,
  known: readonly string[],
  run: TwilioRun,
  created = 200,
) =>
  serveTwilio<Form>(sandbox, {
    created,
    read: async (c) => {
      const given = await readForm(c)
      return { given, words: Object.values(given).flat().join(' ') }
    },
    run: (form, c) => {
      const unknown = Object.keys(form).filter((name) => !known.includes(name))
      if (unknown.length)
        throw new TwilioRefusal(400, 20001, `Unknown parameters: ${unknown.join(', ')}`)
      return run(form, c)
    },
  })

/** A verb of the newer APIs, which take JSON. */
export const twilioJsonVerb = (
  sandbox: Sandbox,
  run: (given: unknown, c: SandboxContext) => object,
  created = 200,
) =>
  serveTwilio<unknown>(sandbox, {
    created,
    run,
    read: async (c) => {
      const words = await c.req.text()
      try {
        return { given: JSON.parse(words) as unknown, words }
      } catch {
        throw new TwilioRefusal(400, 20001, 'The request body is not valid JSON.')
      }
    },
  })

/** One page of a Twilio list. */
export const twilioPage = (c: SandboxContext, key: string, rows: object[]) => {
  const url = new URL(c.req.url)
  const page_size = Math.min(Math.max(Number(url.searchParams.get('PageSize')) || 50, 1), 1000)
  const page = Math.max(Number(url.searchParams.get('Page')) || 0, 0)
  const start = page * page_size
  const uri = (to: number) => {
    const params = new URLSearchParams(url.search)
    params.set('PageSize', String(page_size))
    params.set('Page', String(to))
    return `${url.pathname}?${params}`
  }
  return {
    [key]: rows.slice(start, start + page_size),
    ...{ page, page_size, start, uri: uri(page), first_page_uri: uri(0) },
    end: Math.max(Math.min(start + page_size, rows.length) - 1, 0),
    next_page_uri: start + page_size < rows.length ? uri(page + 1) : null,
    previous_page_uri: page > 0 ? uri(page - 1) : null,
  }
}

export const pageParams = ['PageSize', 'Page', 'PageToken'] as const
