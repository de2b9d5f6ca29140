import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EnvError, parseEnv } from '../../integrations/env.ts'

const STRIPE = {
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
}
const TWILIO = {
  TWILIO_ACCOUNT_SID: 'AC1',
  TWILIO_AUTH_TOKEN: 'token',
  TWILIO_WHATSAPP_FROM: '+441154960000',
}
const OPENAI = { OPENAI_API_KEY: 'sk-1' }
const LIVE = { STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_PUBLISHABLE_KEY: 'pk_live_1' }
const PRODUCTION = { NODE_ENV: 'production', PAYLOAD_SECRET: 'x'.repeat(32) }

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), `handy-tests-${process.pid}-env-`))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const parse = (settings: NodeJS.ProcessEnv = {}) => parseEnv({ DATA_DIR: dataDir, ...settings })

const wordsOf = (settings: NodeJS.ProcessEnv): string => {
  try {
    parse(settings)
  } catch (error) {
    expect(error).toBeInstanceOf(EnvError)
    return (error as EnvError).message
  }
  return 'no refusal'
}

describe('a bucket for files', () => {
  const BUCKET = {
    S3_BUCKET: 'handy-media',
    S3_REGION: 'eu-west-2',
    S3_ACCESS_KEY_ID: 'AKIA1',
    S3_SECRET_ACCESS_KEY: 'secret',
  }
  const baseOf = (more: NodeJS.ProcessEnv) => parse({ ...BUCKET, ...more }).bucket?.base

  it('is none unless one is set: files lie on a disk', () => {
    expect(parse().bucket).toBeNull()
  })

  it('is Amazon’s by its own host, another store’s by path, or as it is told', () => {
    expect(baseOf({})).toBe('https://handy-media.s3.eu-west-2.amazonaws.com')
    expect(baseOf({ S3_BUCKET: 'handy.media' })).toBe(
      'https://s3.eu-west-2.amazonaws.com/handy.media',
    )
    expect(baseOf({ S3_FORCE_PATH_STYLE: '1' })).toBe(
      'https://s3.eu-west-2.amazonaws.com/handy-media',
    )
    const S3_ENDPOINT = 'http://127.0.0.1:9000/'
    expect(baseOf({ S3_ENDPOINT })).toBe('http://127.0.0.1:9000/handy-media')
    expect(baseOf({ S3_ENDPOINT: 'https://store.test', S3_FORCE_PATH_STYLE: '0' })).toBe(
      'https://handy-media.store.test',
    )
  })

  it('half set is refused with every name that is missing, and no secret said', () => {
    const words = wordsOf({ S3_BUCKET: 'handy-media', S3_SECRET_ACCESS_KEY: 'do not say' })
    expect(words).toMatch(/S3_REGION, S3_ACCESS_KEY_ID: missing/)
    expect(words).not.toContain('do not say')
    expect(wordsOf({ S3_ENDPOINT: 'http://127.0.0.1:9000' })).toMatch(/S3_BUCKET, .*: missing/)
  })

  it.each([
    ['S3_BUCKET', 'Not A Bucket'],
    ['S3_REGION', 'eu west'],
    ['S3_ENDPOINT', 'minio:9000'],
    ['S3_FORCE_PATH_STYLE', 'perhaps'],
  ])('refuses %s of %j by name', (name, value) => {
    expect(wordsOf({ ...BUCKET, [name]: value })).toContain(`${name}: `)
  })
})

describe('with nothing set', () => {
  it('runs everything against the sandbox, one port above the app', () => {
    const env = parse()
    expect(env).toMatchObject({
      port: 3000,
      publicUrl: 'http://localhost:3000',
      host: '127.0.0.1',
      seedDemo: true,
      sandbox: { port: 3001, url: 'http://127.0.0.1:3001', needed: true },
    })
    expect(env.stripe).toMatchObject({ sandboxed: true, apiBase: env.sandbox.url, live: false })
    expect(env.twilio).toMatchObject({ sandboxed: true, apiBase: env.sandbox.url })
    expect(env.openai).toMatchObject({ enabled: false, apiKey: undefined })
  })

  it('draws its secrets once, shaped like the real ones, for its owner alone', () => {
    const first = parse()
    expect(parse().stripe).toEqual(first.stripe)
    expect(parse().payloadSecret).toBe(first.payloadSecret)
    expect(first.stripe.secretKey).toMatch(/^sk_test_/)
    expect(first.stripe.webhookSecret).toMatch(/^whsec_/)
    expect(first.twilio.accountSid).toMatch(/^AC[0-9a-f]{32}$/)
    const file = join(dataDir, 'secrets.json')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).toContain(first.payloadSecret)
  })

  it('draws others for another install', () => {
    const here = parse().payloadSecret
    expect(parse({ DATA_DIR: join(dataDir, 'other') }).payloadSecret).not.toBe(here)
  })
})

describe('where calls go', () => {
  it('is the real provider once its keys are set', () => {
    const env = parse({ ...STRIPE, ...TWILIO, ...OPENAI })
    expect(env.stripe.apiBase).toBe('https://api.stripe.com')
    expect(env.twilio).toMatchObject({ apiBase: undefined, sandboxed: false })
    expect(env.openai).toMatchObject({ enabled: true, apiKey: 'sk-1', baseURL: undefined })
    expect(env.sandbox.needed).toBe(false)
    expect(env.seedDemo).toBe(false)
  })

  it('is the base that is given, with keys and without', () => {
    expect(parse({ ...STRIPE, STRIPE_API_BASE: 'http://localhost:9/' }).stripe).toMatchObject({
      apiBase: 'http://localhost:9',
      secretKey: 'sk_test_1',
    })
    const keyless = parse({
      TWILIO_API_BASE: 'http://localhost:9',
      OPENAI_BASE_URL: 'http://localhost:9/v1',
    })
    expect(keyless.twilio).toMatchObject({ apiBase: 'http://localhost:9', sandboxed: true })
    expect(keyless.openai).toMatchObject({ enabled: true, baseURL: 'http://localhost:9/v1' })
    expect(keyless.openai.apiKey).toMatch(/^sk-/)
  })

  it('needs the sandbox for one provider as for all', () => {
    expect(parse({ ...STRIPE, ...OPENAI }).sandbox.needed).toBe(true)
  })
})

describe('refuses, naming every variable at fault', () => {
  it('a group that is half set', () => {
    const words = wordsOf({ STRIPE_SECRET_KEY: 'sk_test_1', TWILIO_AUTH_TOKEN: 'x' })
    expect(words).toMatch(/STRIPE_WEBHOOK_SECRET, STRIPE_PUBLISHABLE_KEY: missing/)
    expect(words).toMatch(/TWILIO_ACCOUNT_SID, TWILIO_WHATSAPP_FROM: missing/)
  })

  it('values that cannot be meant', () => {
    const words = wordsOf({
      PORT: 'high',
      PUBLIC_URL: 'here',
      TRUST_PROXY: 'me',
      DATABASE_URL: 'mysql://x',
    })
    for (const name of ['PORT', 'PUBLIC_URL', 'TRUST_PROXY', 'DATABASE_URL']) {
      expect(words).toContain(`${name}:`)
    }
  })

  it('a live and a test key side by side', () => {
    expect(wordsOf({ ...STRIPE, STRIPE_SECRET_KEY: 'sk_live_1' })).toContain('live key')
  })

  it('never repeats a secret', () => {
    expect(wordsOf({ STRIPE_SECRET_KEY: 'hunter2', TWILIO_ACCOUNT_SID: 'hunter2' })).not.toContain(
      'hunter2',
    )
  })
})

describe('in production', () => {
  it('wants every key, and a secret of its own', () => {
    const words = wordsOf({ NODE_ENV: 'production' })
    for (const name of [...Object.keys({ ...STRIPE, ...TWILIO, ...OPENAI }), 'PAYLOAD_SECRET']) {
      expect(words).toContain(name)
    }
  })

  it('takes the sandbox only when told, on loopback, without the demo', () => {
    const env = parse({ ...PRODUCTION, SANDBOX: '1' })
    expect(env.sandbox).toMatchObject({ needed: true, host: '127.0.0.1' })
    expect(env).toMatchObject({ seedDemo: false, host: '0.0.0.0' })
    expect(parse({ ...PRODUCTION, SANDBOX: '1', SANDBOX_HOST: '0.0.0.0' }).sandbox.host).toBe(
      '0.0.0.0',
    )
  })

  it('starts with real keys and draws no secrets of its own', () => {
    const env = parse({ ...PRODUCTION, ...STRIPE, ...LIVE, ...TWILIO, ...OPENAI })
    expect(env.stripe.live).toBe(true)
    expect(() => statSync(join(dataDir, 'secrets.json'))).toThrow()
  })
})

it('never fills in the demo beside a live key', () => {
  expect(parse({ ...STRIPE, ...LIVE }).seedDemo).toBe(false)
})

it('reads an empty variable as unset, as compose files pass them', () => {
  expect(parse({ STRIPE_SECRET_KEY: '', PORT: '' })).toMatchObject({ port: 3000 })
})

it('reads whom to believe about X-Forwarded-For', () => {
  expect(parse().trustProxy).toBe(false)
  expect(parse({ TRUST_PROXY: '2' }).trustProxy).toBe(2)
  expect(parse({ TRUST_PROXY: '10.0.0.0/8, ::1' }).trustProxy).toEqual(['10.0.0.0/8', '::1'])
})

it('writes the WhatsApp sender as Twilio does', () => {
  expect(parse({ ...TWILIO }).twilio.whatsappFrom).toBe('whatsapp:+441154960000')
})
