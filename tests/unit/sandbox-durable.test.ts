import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { afterEach, expect, it } from 'vitest'
import { Journal } from '../../sandbox/journal.ts'
import { KEYS, listen, rig, until } from './sandbox-rig.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})
const directory = () => {
  const dir = mkdtempSync(join(tmpdir(), 'sandbox-durable-'))
  ends.push(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** The sandbox in a process of its own, which may be killed without a word. */
const startProcess = async (journalDir: string, appUrl: string) => {
  const server = new URL('../../sandbox/server.ts', import.meta.url).href
  const options = JSON.stringify({
    ...{ ...KEYS, port: 0, appUrl, journalDir },
    retryAfterMs: { stripe: Array(40).fill(50) },
  })
  const script = `const { startSandbox } = await import('${server}')
    console.log('port', (await startSandbox(${options})).port)`
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', script],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  ends.push(() => child.kill('SIGKILL'))
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) =>
      resolve(Number(/port (\d+)/.exec(String(text))?.[1])),
    )
    child.on('exit', (code) => reject(new Error(`the sandbox ended with ${code}`)))
  })
  return {
    stripe: new Stripe(KEYS.stripe.secretKey, {
      ...{ host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0 },
    }),
    kill: () =>
      new Promise<void>((resolve) => {
        child.removeAllListeners('exit').on('exit', () => resolve())
        child.kill('SIGKILL')
      }),
  }
}

it('loses nothing it has answered when it is killed, and tells what it had not yet told', async () => {
  const journalDir = directory()
  const app = await listen()
  ends.push(() => app.close())
  app.answers(() => ({ status: 503 }))
  const before = await startProcess(journalDir, app.url)
  const options = { idempotencyKey: 'deposit-1' }
  const params = {
    ...{ amount: 2400, currency: 'gbp', capture_method: 'manual', confirm: true },
    ...{ payment_method: 'pm_card_visa', allowed_payment_method_types: ['card'] },
  } satisfies Stripe.PaymentIntentCreateParams
  const made = await before.stripe.paymentIntents.create(params, options)
  await before.kill()
  app.received.length = 0
  app.answers(() => undefined)

  const after = await startProcess(journalDir, app.url)
  const again = await after.stripe.paymentIntents.create(params, options)
  expect(again.id).toBe(made.id)
  expect(again.status).toBe('requires_capture')
  const told = await until(() => app.received.find(({ body }) => body.includes(made.id)))
  const event = after.stripe.webhooks.constructEvent(
    told.body,
    String(told.headers['stripe-signature']),
    KEYS.stripe.webhookSecret,
  )
  expect(event.type).toBe('payment_intent.amount_capturable_updated')
  expect((await after.stripe.paymentIntents.capture(made.id)).status).toBe('succeeded')
}, 30_000)

it('carries messages, media, faults and templates over a restart', async () => {
  const sandbox = await rig({ messagePace: { sent: 5, delivered: 5_000, read: 5_000 } })
  ends.push(() => sandbox.stop())
  const from = '+447700900150'
  await sandbox.verb('POST', '/sandbox/whatsapp', {
    ...{ from, body: 'look', mediaUrl: 'data:image/png;base64,iVBORw0KGgo=' },
  })
  const { sid } = await sandbox.twilio().messages.create({
    ...{ from: KEYS.twilio.whatsappFrom, to: `whatsapp:${from}`, body: 'thanks' },
    statusCallback: `${sandbox.app.url}/status`,
  })
  await until(() => sandbox.app.to('/status').length === 2)
  await sandbox.verb('POST', '/sandbox/faults', { provider: 'openai', status: 500, count: 7 })
  await sandbox.restart()
  const { body } = await sandbox.verb('GET', `/sandbox/messages?phone=${encodeURIComponent(from)}`)
  expect(body.messages.map((row: { body: string }) => row.body)).toEqual(['look', 'thanks'])
  const file = await fetch(`${sandbox.url}/sandbox/media/${body.messages[0].media[0].id}`)
  expect((await file.arrayBuffer()).byteLength).toBe(8)
  expect((await sandbox.verb('GET', '/sandbox/faults')).body.faults[0].remaining).toBe(7)
  expect((await sandbox.twilio().messages(sid).fetch()).status).toBe('sent')
})

it('ends a call that was on the line when it stopped', async () => {
  const sandbox = await rig()
  ends.push(() => sandbox.stop())
  sandbox.app.answers((hit) =>
    hit.path.endsWith('/voice')
      ? { body: '<Response><Dial>+447700900151</Dial></Response>' }
      : undefined,
  )
  const { body } = await sandbox.verb('POST', '/sandbox/calls', {
    ...{ from: '+447700900152', lines: ['hello', 'hello?'], intervalMs: 60_000 },
  })
  expect(body.status).toBe('in-progress')
  await sandbox.restart()
  await until(() => sandbox.app.to('/api/webhooks/twilio/voice-status').length === 1)
  expect((await sandbox.verb('GET', `/sandbox/calls/${body.callSid}`)).body.status).toBe(
    'completed',
  )
})

it('takes a torn last line for what it is: never answered', () => {
  const dir = directory()
  const first = new Journal(dir)
  first.put('phone', { id: '+441', profileName: 'one', lastInboundAt: null })
  first.close()
  appendFileSync(join(dir, 'sandbox.jsonl'), '[["phone","+442",{"id":"+44')
  const second = new Journal(dir)
  expect(second.all('phone').map(({ id }) => id)).toEqual(['+441'])
  second.put('phone', { id: '+443', profileName: 'three', lastInboundAt: null })
  second.close()
  const third = new Journal(dir)
  expect(third.all('phone').map(({ id }) => id)).toEqual(['+441', '+443'])
  third.close()
})

it('refuses a journal that is damaged in the middle', () => {
  const dir = directory()
  writeFileSync(join(dir, 'sandbox.jsonl'), 'nonsense\n[]\n')
  expect(() => new Journal(dir)).toThrow(/damaged at line 1/)
})

it('undoes a commit that fails half way, on disk and in memory', () => {
  const dir = directory()
  const journal = new Journal(dir)
  const row = { id: '+441', profileName: 'before', lastInboundAt: null }
  journal.put('phone', row)
  const length = readFileSync(join(dir, 'sandbox.jsonl')).length
  expect(() =>
    journal.commit(() => {
      journal.put('phone', { ...row, profileName: 'after' })
      journal.put('phone', { ...row, id: '+442' })
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(journal.all('phone')).toEqual([row])
  expect(readFileSync(join(dir, 'sandbox.jsonl')).length).toBe(length)
  journal.close()
})

it('compacts at start to one line a row', () => {
  const dir = directory()
  const journal = new Journal(dir)
  for (let time = 0; time < 50; time++)
    journal.put('phone', { id: '+441', profileName: String(time), lastInboundAt: time })
  journal.close()
  new Journal(dir).close()
  expect(readFileSync(join(dir, 'sandbox.jsonl'), 'utf8').trim().split('\n')).toHaveLength(1)
})
