/** Fifty customers who write five hundred WhatsApps in ten seconds: how soon the quotes are theirs. */
import { join } from 'node:path'
import { parseEnv } from '../../integrations/env.ts'
import { freePort } from '../../scripts/processes.ts'
import { Part } from '../harness/part.ts'
import { cleanEnvironment } from '../harness/run-script.ts'
import { floodWhatsApp, untilIdle } from '../harness/whatsapp-flood.ts'
import { type Bench, median, ms, quantile } from './measure.ts'
import { processorTime, since } from './processor-time.ts'

const AIM_MS = 2_000

export const benchWhatsApp: Bench = async (databases, quick) => {
  const database = await databases.open('bench_whatsapp')
  const [port, sandboxPort] = await Promise.all([freePort(), freePort()])
  const appUrl = `http://127.0.0.1:${port}`
  const environment = cleanEnvironment({
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    PUBLIC_URL: appUrl,
    DATABASE_URL: database.url,
    DATA_DIR: join(databases.dataDir, 'whatsapp'),
  })
  const env = parseEnv(environment)
  const app = new Part({ file: 'cms/server.ts', environment, readyUrl: `${appUrl}/api/health` })
  const sandbox = new Part({
    file: 'scripts/run-sandbox.ts',
    environment,
    readyUrl: env.sandbox.url,
  })
  try {
    await Promise.all([sandbox.start(), app.start()])
    const flooded = { appUrl, databaseUrl: database.url, authToken: env.twilio.authToken }
    await untilIdle(flooded)
    const before = processorTime(databases.pid, [app.pid])
    const { told, replies, took } = await floodWhatsApp(flooded, quick ? 20 : 50)
    const { node, postgres } = since(before, processorTime(databases.pid, [app.pid]))
    const p95 = quantile(replies, 0.95)
    return [
      {
        what: `whatsapp: ${told.length} in ten seconds, reply to a customer, p95`,
        figure: ms(p95),
        beside: `${ms(median(replies))} at the median`,
        aim: `< ${AIM_MS} ms`,
        met: p95 < AIM_MS,
      },
      { what: '  until nothing was left to do', figure: `${(took / 1000).toFixed(1)} s` },
      {
        what: '  processor time a message, app and customers / PostgreSQL',
        figure: `${ms(node / told.length)} / ${ms(postgres / told.length)}`,
      },
    ]
  } finally {
    await Promise.all([app.stop(), sandbox.stop()])
    await database.drop()
  }
}
