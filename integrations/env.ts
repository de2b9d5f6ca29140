import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { BucketVariables, findBucketFaults, readBucket } from './bucket-settings.ts'
import { readSecrets, type Secrets } from './sandbox-secrets.ts'

/** Settings that cannot be started with; the message names every variable at fault. */
export class EnvError extends Error {
  override name = 'EnvError'
}

const ROOT = resolve(import.meta.dirname, '..')
const PRODUCTION_SECRET_LENGTH = 32

const port = z.coerce.number().int().min(1).max(65535)
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''))
const flag = z
  .enum(['0', '1', 'true', 'false'], 'Use 1 or 0')
  .transform((text) => text === '1' || text === 'true')

/** Hops to believe (`1`), or the proxies' addresses and ranges (`10.0.0.0/8, 192.0.2.7`). */
const trustProxy = z.string().transform((text, context): number | string[] => {
  if (/^\d+$/.test(text)) return Number(text)
  const addresses = text.split(',').map((part) => part.trim())
  for (const address of addresses) {
    if (isIP(address.replace(/\/\d{1,3}$/, ''))) continue
    context.addIssue(`"${address}" is no address; use a number of hops, addresses or ranges`)
  }
  return addresses
})

/** `+44…` or `whatsapp:+44…`; kept with the prefix, as Twilio writes it. */
const whatsappAddress = z
  .string()
  .regex(/^(whatsapp:)?\+[1-9]\d{6,14}$/, 'Use a number such as whatsapp:+441154960000')
  .transform((text) => (text.startsWith('whatsapp:') ? text : `whatsapp:${text}`))

const Variables = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: port.default(3000),
  HOST: z.string().optional(),
  PUBLIC_URL: url.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'Use a postgres:// URL')
    .optional(),
  DATA_DIR: z.string().default(join(ROOT, '.data')),
  PAYLOAD_SECRET: z.string().optional(),
  TRUST_PROXY: trustProxy.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(5),
  POSTCODES_IO: url.optional(),
  DEMO: flag.default(true),
  SANDBOX: flag.optional(),
  SANDBOX_PORT: port.optional(),
  SANDBOX_HOST: z.string().default('127.0.0.1'),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^[sr]k_(test|live)_/, 'Use an sk_… or rk_… key')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z.string().startsWith('whsec_').optional(),
  STRIPE_PUBLISHABLE_KEY: z
    .string()
    .regex(/^pk_(test|live)_/, 'Use a pk_… key')
    .optional(),
  STRIPE_API_BASE: url.optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC/, 'Use the account SID, which starts with AC')
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_WHATSAPP_FROM: whatsappAddress.optional(),
  TWILIO_API_BASE: url.optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: url.optional(),
  ...BucketVariables.shape,
})
type Variables = z.infer<typeof Variables>

const GROUPS = [
  ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'STRIPE_PUBLISHABLE_KEY'],
  ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_WHATSAPP_FROM'],
  ['OPENAI_API_KEY'],
] as const satisfies (keyof Variables)[][]

/** Half-set groups, and what production needs; one line per fault. */
function findFaults(variables: Variables): string[] {
  const faults = findBucketFaults(variables)
  const production = variables.NODE_ENV === 'production'
  const sandboxAllowed = variables.SANDBOX ?? !production
  for (const group of GROUPS) {
    const missing = group.filter((name) => variables[name] === undefined)
    const halfSet = missing.length > 0 && missing.length < group.length
    if (halfSet) {
      faults.push(`${missing.join(', ')}: missing, though others of the group are set`)
    } else if (missing.length > 0 && !sandboxAllowed) {
      faults.push(`${missing.join(', ')}: missing (SANDBOX=1 would use the sandbox instead)`)
    }
  }
  const modes = [variables.STRIPE_SECRET_KEY, variables.STRIPE_PUBLISHABLE_KEY].map(
    (key) => key?.split('_')[1],
  )
  if (modes[0] !== modes[1] && modes[0] && modes[1])
    faults.push(
      'STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY: one is a live key, the other a test key',
    )
  if (production && (variables.PAYLOAD_SECRET?.length ?? 0) < PRODUCTION_SECRET_LENGTH)
    faults.push(`PAYLOAD_SECRET: needs ${PRODUCTION_SECRET_LENGTH} random characters in production`)
  if (variables.SANDBOX_PORT === variables.PORT) faults.push('SANDBOX_PORT: same as PORT')
  return faults
}

function readVariables(source: NodeJS.ProcessEnv): Variables {
  // Compose files pass unset variables on as empty ones.
  const given = Object.entries(source).filter(([, value]) => value?.trim())
  const parsed = Variables.safeParse(Object.fromEntries(given))
  const faults = parsed.success
    ? findFaults(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  if (!parsed.success || faults.length > 0)
    throw new EnvError(`These settings need attention:\n${faults.map((f) => `  ${f}`).join('\n')}`)
  return parsed.data
}

/**
 * Reads the settings from `source`. Draws sandbox secrets into `DATA_DIR/secrets.json` where a
 * provider's keys, or PAYLOAD_SECRET outside production, are unset.
 * @throws EnvError naming every variable at fault
 */
export function parseEnv(source: NodeJS.ProcessEnv) {
  const variables = readVariables(source)
  const production = variables.NODE_ENV === 'production'
  const dataDir = resolve(variables.DATA_DIR)
  let drawn: Secrets | undefined
  const secrets = () => (drawn ??= readSecrets(dataDir))

  const sandboxPort = variables.SANDBOX_PORT ?? variables.PORT + 1
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`
  const publicUrl = variables.PUBLIC_URL ?? `http://localhost:${variables.PORT}`
  const stripe = readStripe(variables, secrets, sandboxUrl)
  const twilio = readTwilio(variables, secrets, sandboxUrl)
  const openai = readOpenai(variables, secrets, sandboxUrl)
  const bases: (string | undefined)[] = [
    stripe.apiBase,
    twilio.apiBase,
    openai.enabled ? openai.baseURL : undefined,
  ]

  return Object.freeze({
    nodeEnv: variables.NODE_ENV,
    production,
    port: variables.PORT,
    /** The address the app listens on: loopback unless in production or told otherwise. */
    host: variables.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    /** Without a trailing slash. Links in messages, and what webhook signatures are made over. */
    publicUrl,
    /** People reach us over TLS: their cookies then go over nothing else. */
    overTls: publicUrl.startsWith('https:'),
    /** Undefined: the start script runs the embedded server and sets it for the app. */
    databaseUrl: variables.DATABASE_URL,
    dataDir,
    /** Where photos, videos and recordings are kept; null: under `dataDir`. */
    bucket: readBucket(variables),
    payloadSecret: variables.PAYLOAD_SECRET ?? secrets().payloadSecret,
    trustProxy: variables.TRUST_PROXY ?? (false as const),
    logLevel: variables.LOG_LEVEL,
    workerConcurrency: variables.WORKER_CONCURRENCY,
    /** Base URL of the postcodes.io API; undefined: no look-ups outside. */
    postcodesIo: variables.POSTCODES_IO,
    /** Fill an empty database with the demo business: never beside real customers' money or phones. */
    seedDemo: variables.DEMO && !production && twilio.sandboxed && !stripe.live,
    sandbox: Object.freeze({
      port: sandboxPort,
      host: variables.SANDBOX_HOST,
      url: sandboxUrl,
      /** Whether some provider is stood in for here, so that the sandbox must run. */
      needed: bases.some((base) => base && new URL(base).origin === sandboxUrl),
      openaiApiKey: openai.sandboxed ? secrets().openaiApiKey : undefined,
    }),
    stripe,
    twilio,
    openai,
  })
}

type Draw = () => Secrets

const readStripe = (variables: Variables, secrets: Draw, sandboxUrl: string) => {
  const sandboxed = variables.STRIPE_SECRET_KEY === undefined
  return Object.freeze({
    secretKey: variables.STRIPE_SECRET_KEY ?? secrets().stripeSecretKey,
    webhookSecret: variables.STRIPE_WEBHOOK_SECRET ?? secrets().stripeWebhookSecret,
    publishableKey: variables.STRIPE_PUBLISHABLE_KEY ?? secrets().stripePublishableKey,
    apiBase: variables.STRIPE_API_BASE ?? (sandboxed ? sandboxUrl : 'https://api.stripe.com'),
    sandboxed,
    live: /^[sr]k_live_/.test(variables.STRIPE_SECRET_KEY ?? ''),
  })
}

const readTwilio = (variables: Variables, secrets: Draw, sandboxUrl: string) => {
  const sandboxed = variables.TWILIO_ACCOUNT_SID === undefined
  return Object.freeze({
    accountSid: variables.TWILIO_ACCOUNT_SID ?? secrets().twilioAccountSid,
    authToken: variables.TWILIO_AUTH_TOKEN ?? secrets().twilioAuthToken,
    /** With its `whatsapp:` prefix. The sandbox's is from Ofcom's range for drama. */
    whatsappFrom: variables.TWILIO_WHATSAPP_FROM ?? 'whatsapp:+441154960000',
    /** Undefined: Twilio's own hosts. */
    apiBase: variables.TWILIO_API_BASE ?? (sandboxed ? sandboxUrl : undefined),
    sandboxed,
  })
}

const readOpenai = (variables: Variables, secrets: Draw, sandboxUrl: string) => {
  const sandboxed = variables.OPENAI_API_KEY === undefined
  const enabled = !sandboxed || variables.OPENAI_BASE_URL !== undefined
  return Object.freeze({
    /** False without a key: detection stays local and videos go to the estimator. */
    enabled,
    apiKey: variables.OPENAI_API_KEY ?? (enabled ? secrets().openaiApiKey : undefined),
    /** Undefined: OpenAI's own. */
    baseURL: variables.OPENAI_BASE_URL ?? (sandboxed ? `${sandboxUrl}/v1` : undefined),
    sandboxed,
  })
}

export type Env = ReturnType<typeof parseEnv>

let current: Env | undefined

/** The settings of this process, read on first use. @throws EnvError */
export const getEnv = (): Env => (current ??= parseEnv(process.env))
