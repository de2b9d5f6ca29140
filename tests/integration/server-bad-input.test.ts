import { beforeAll, describe, expect, it } from 'vitest'
import { PERMISSIONS, type Resource } from '../../domain/roles.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'

const RESOURCES = Object.keys(PERMISSIONS) as Resource[]

const CONDITIONS = `
  where=1 where[id]=x where[id][equals]=x where[id][in]=a,b where[id][in][]=1 where[id][contains]=%25 where[id][near]=1,2,3
  where[id][within]=x where[id][exists]=maybe where[id][equals][x]=1 where[id.x][equals]=1 where[nope][equals]=1
  where[createdAt][equals]=never where[createdAt][greater_than]=%00 where[createdAt][like]=1 where[or]=x where[or][0]=x
  where[and][0][or][0][id][foo]=1 where[__proto__][x]=1 where[constructor][equals]=1 where[lead.lead.phone][equals]=1
  where[lead][like]=a where[lineItems][contains]=x where[lineItems.sku_id][equals]=1 where[total][equals]=abc
  where[total][greater_than]=99999999999999999999 where[date][equals]=2026-13-45 where[date][like]=2026
  where[state][equals]=zzz where[status][in]=zzz,created where[isActive][equals]=maybe where[role][contains]=a
  where[location][near]=1,2,3 where[location.latitude][equals]=abc where[tasks][in]=1 where[tasks][contains]=x
  where[name][equals]=%00 where[name][like]=%25%5C where[hash][equals]=1 where[sessions.id][equals]=1
  sort=nope sort=- sort=lead.phone sort=__proto__ sort[]=a sort=lineItems limit=-1 limit=abc limit=1e9 limit[]=1
  page=0 page=-3 page=99999999999 depth=-1 depth=99 depth=x select=1 select[nope]=true select[id]=x populate[x]=1
  joins=1 joins[x][limit]=1 locale=xx draft=true trash=true pagination=x %00=1 where%5B a[b][c][d][e][f][g][h][i][j][k]=1
`
  .trim()
  .split(/\s+/)

/** Between them these have columns of every kind. */
const ASKED_MOST: Resource[] = ['leads', 'quotes', 'bookings', 'handyman-profiles', 'users']

const IDS = [
  'x',
  '%00',
  '%',
  'null',
  'a'.repeat(3000),
  "' or 1=1",
  '00000000-0000-0000-0000-000000000000',
]

const VALUES = [
  'null',
  '""',
  '"x"',
  '-1',
  '1.5',
  '1e400',
  '99999999999',
  'true',
  '[]',
  '[{}]',
  '{}',
  '{"__proto__":{"x":1}}',
  '{"relationTo":"users","value":"x"}',
  '"\\u0000"',
  '"\\ud800"',
  '"2026-13-45"',
  '"00000000-0000-0000-0000-000000000000"',
  JSON.stringify('y'.repeat(30_000)),
]

/** Columns of every kind, in the tables that staff may write. */
const COLUMNS: [resource: Resource, columns: string][] = [
  [
    'leads',
    'customerName phone email postcode location customerType source state jobDescription assignedTo createdAt id nope',
  ],
  ['quotes', 'lead style lineItems optionalItems total token updatedAt'],
  ['skus', 'code price minutes synonyms tasks isActive'],
  [
    'handyman-profiles',
    'user phone photo postcode location radiusMiles certifications rating weeklyPattern',
  ],
  ['contractor-availability-dates', 'contractor date isAvailable startTime'],
  ['exceptions', 'resolvedAt resolution kind data'],
  ['settings', 'key value'],
]

describe('whatever a caller sends', () => {
  let business: Business
  let headers: Record<string, string> = {}
  const troubles: string[] = []

  /** Notes every answer that blames us, or that is not in the contract's form. */
  const send = async (method: string, path: string, body?: string, type = 'application/json') => {
    const answer = await fetch(`${business.appUrl}${path}`, {
      method,
      body,
      headers: { ...headers, 'content-type': type },
    })
    const text = await answer.text()
    const inForm = answer.status < 400 || /^\{.*"errors":\[\{"code":"[A-Z_]+","message":/.test(text)
    if (answer.status >= 500 || !inForm)
      troubles.push(`${answer.status} ${method} ${path.slice(0, 120)} ${body?.slice(0, 80) ?? ''}`)
    return answer.status
  }

  const sendAll = async (asked: [method: string, path: string, body?: string, type?: string][]) => {
    troubles.length = 0
    const waiting = [...asked]
    const sender = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await send(...next)
    }
    await Promise.all(Array.from({ length: 6 }, sender))
    expect(troubles).toEqual([])
  }

  beforeAll(async () => {
    business = await startBusiness({ settings: { LOG_LEVEL: 'silent' } })
    const answer = await fetch(`${business.appUrl}/api/users/login`, {
      method: 'POST',
      body: JSON.stringify({ email: 'admin@handy.test', password: 'handy-demo-1' }),
      headers: { 'content-type': 'application/json' },
    })
    headers = { authorization: `JWT ${((await answer.json()) as { token: string }).token}` }
  })

  it('as a condition, is answered or refused', async () => {
    await sendAll(
      ASKED_MOST.flatMap((resource) =>
        CONDITIONS.map((asked): [string, string] => ['GET', `/api/${resource}?${asked}`]),
      ),
    )
  }, 120_000)

  it('as an id, is not found', async () => {
    await sendAll(
      RESOURCES.flatMap((resource) =>
        IDS.flatMap((id): [string, string, string?][] => [
          ['GET', `/api/${resource}/${id}`],
          ['PATCH', `/api/${resource}/${id}`, '{}'],
          ['DELETE', `/api/${resource}/${id}`],
        ]),
      ),
    )
  }, 60_000)

  it('as a value, is taken or refused', async () => {
    const asked: [string, string, string][] = []
    for (const [resource, columns] of COLUMNS) {
      const [row] = await query<{ id: string }>(
        business.database.url,
        `select id from ${resource.replaceAll('-', '_')} limit 1`,
      )
      for (const column of columns.split(' '))
        for (const value of VALUES) {
          asked.push(['POST', `/api/${resource}`, `{"${column}":${value}}`])
          if (row) asked.push(['PATCH', `/api/${resource}/${row.id}`, `{"${column}":${value}}`])
        }
    }
    await sendAll(asked)
  }, 120_000)

  it('as a body of no kind we know, is refused', async () => {
    const bodies = [
      '',
      ' ',
      '{',
      '[]',
      'null',
      '"x"',
      '1',
      '{"a":1}}',
      '\u0000',
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    ]
    const types = [
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'multipart/form-data; boundary=x',
      'nonsense',
      '',
    ]
    await sendAll(
      bodies.flatMap((body) =>
        types.flatMap((type): [string, string, string, string][] => [
          ['POST', '/api/leads', body, type],
          ['POST', '/api/media', body, type],
          ['POST', '/api/users/login', body, type],
          ['POST', '/api/users/logout', body, type],
          ['PATCH', '/api/leads', body, type],
          ['PUT', '/api/leads', body, type],
        ]),
      ),
    )
  }, 60_000)

  it('as an address, is found or not', async () => {
    const paths = [
      '/api/',
      '/api//',
      '/api/..%2f..',
      '/api/%00',
      '/api/%',
      '/api/leads/%E0%A4%A',
      '/api/users/LOGIN',
      '/api/Q/x',
      '/api/q/%00',
      '/api/q/x/slots?from=x',
      '/api/v/x/video',
      '/api/c/x/session',
    ]
    await sendAll(
      paths.flatMap((path): [string, string, string?][] => [
        ['GET', path],
        ['POST', path, '{}'],
        ['OPTIONS', path],
      ]),
    )
  })

  it('leaves the business standing', async () => {
    expect(await send('GET', '/api/health')).toBe(200)
    const [left] = await query<{ leads: number; skills: number }>(
      business.database.url,
      'select (select count(*)::int from leads) leads, (select count(*)::int from contractor_skills) skills',
    )
    expect(left?.leads).toBeGreaterThan(50)
    expect(left?.skills).toBeGreaterThan(300)
  })
})
