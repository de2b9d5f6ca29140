import { join } from 'node:path'
import { getEnv } from '../integrations/env.ts'
import { startSandbox } from '../sandbox/server.ts'

/** The stand-ins for Stripe, Twilio and OpenAI, in a process of their own like the real ones. */
const { sandbox, stripe, twilio, publicUrl, dataDir } = getEnv()

const running = await startSandbox({
  port: sandbox.port,
  host: sandbox.host,
  publicUrl: sandbox.url,
  appUrl: publicUrl,
  stripe,
  twilio,
  openai: { apiKey: sandbox.openaiApiKey ?? '' },
  journalDir: join(dataDir, 'sandbox'),
})

async function end(): Promise<void> {
  await running.close()
  process.exit(0)
}

process.once('SIGTERM', end)
process.once('SIGINT', end)
// The start script is gone: so are we.
process.once('disconnect', end)
