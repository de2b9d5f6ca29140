import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Secrets = z.object({
  payloadSecret: z.string(),
  stripeSecretKey: z.string(),
  stripePublishableKey: z.string(),
  stripeWebhookSecret: z.string(),
  twilioAccountSid: z.string(),
  twilioAuthToken: z.string(),
  openaiApiKey: z.string(),
})
/** What an install without keys of its own signs and logs in with. */
export type Secrets = z.infer<typeof Secrets>

const drawSecrets = (): Secrets => {
  const hex = (bytes: number) => randomBytes(bytes).toString('hex')
  return {
    payloadSecret: hex(32),
    stripeSecretKey: `sk_test_${hex(24)}`,
    stripePublishableKey: `pk_test_${hex(24)}`,
    stripeWebhookSecret: `whsec_${hex(24)}`,
    twilioAccountSid: `AC${hex(16)}`,
    twilioAuthToken: hex(16),
    openaiApiKey: `sk-${hex(24)}`,
  }
}

/**
 * The install's own secrets, drawn once into `dataDir/secrets.json` (mode 0600). Several processes
 * may ask at once: the first one's win. Throws when the file is there but damaged.
 */
export function readSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json')
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true })
    const draft = `${path}.${randomBytes(4).toString('hex')}`
    writeFileSync(draft, `${JSON.stringify(drawSecrets(), null, 2)}\n`, { mode: 0o600 })
    try {
      linkSync(draft, path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(draft, { force: true })
    }
  }
  try {
    return Secrets.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    throw new Error(`${path} is damaged. Delete it; new sandbox keys are then drawn.`)
  }
}
