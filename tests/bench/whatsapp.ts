/** Fifty customers who write five hundred WhatsApps in ten seconds: how soon the quotes are theirs. */
import { join } from 'node:path'
import { parseEnv } from '../../integrations/env.ts'
import { freePort } from '../../scripts/processes.ts'
import { Part } from '../harness/part.ts'
import { cleanEnvironment } from '../harness/run-script.ts'
import { floodWhatsApp, untilIdle } from '../harness/whatsapp-flood.ts'
import { type Bench, median, ms, quantile } from './measure.ts'
import { processorTime, since } from './processor-time.ts'
import { beginStatements, PROFILING, statementsTaken } from './profile.ts'

const AIM_MS = 2_000

/** Where a reply's time goes, in seconds: until its quote is written, and from there to Twilio. */
const STAGES = `
  select percentile_cont(0.5) within group (order by written) as written50,
    percentile_cont(0.95) within group (order by written) as written95,
    percentile_cont(0.5) within group (order by sent) as sent50,
    percentile_cont(0.95) within group (order by sent) as sent95
  from (select extract(epoch from m.created_at - (select max(i.created_at) from messages i
        where i.lead_id = m.lead_id and i.direction = 'inbound' and i.created_at <= m.created_at
          and (i.body like '%tap%' or i.body like '%shelves%')))::float as written,
      extract(epoch from m.sent_at - m.created_at)::float as sent
    from messages m where m.purpose = 'quote' and m."to" = any($1)) quoted`

interface Stages {
  written50: number
  written95: number
  sent50: number
  sent95: number
}

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
    // A business that is flooded has been open for more than a second: its first quotes are not these.
    const cold = await floodWhatsApp(flooded, { count: 20, first: 500 })
    if (PROFILING) await beginStatements(database.pool)
    const before = processorTime(databases.pid, [app.pid])
    const { told, replies, took, phones } = await floodWhatsApp(flooded, { count: quick ? 20 : 50 })
    const { node, postgres } = since(before, processorTime(databases.pid, [app.pid]))
    if (PROFILING) console.log(await statementsTaken(database.pool, 40))
    const p95 = quantile(replies, 0.95)
    const { rows } = await database.pool.query<Stages>(STAGES, [phones])
    const [stages] = rows
    const seconds = (name: keyof Stages) => ms(1000 * (stages?.[name] ?? Number.NaN))
    return [
      {
        what: `whatsapp: ${told.length} in ten seconds, reply to a customer, p95`,
        figure: ms(p95),
        beside: `${ms(median(replies))} at the median`,
        aim: `< ${AIM_MS} ms`,
        met: p95 < AIM_MS,
      },
      {
        what: `  of ${cold.told.length} before, the first since the app started, p95`,
        figure: ms(quantile(cold.replies, 0.95)),
        beside: `${ms(median(cold.replies))} at the median`,
      },
      {
        what: '  of it, until its quote was written / from there to Twilio, median',
        figure: `${seconds('written50')} / ${seconds('sent50')}`,
        beside: `${seconds('written95')} / ${seconds('sent95')} p95`,
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
