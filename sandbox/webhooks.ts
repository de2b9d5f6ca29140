import type { FaultDesk } from './faults.ts'
import { hexId } from './ids.ts'
import type { Journal } from './journal.ts'
import type { SandboxOptions } from './options.ts'
import { type CallbackOutcome, postCallback } from './post-callback.ts'
import type { DeliveryRow, FaultRow } from './rows.ts'

/** Stripe keeps trying for days, the sandbox for about five minutes. */
const STRIPE_RETRIES = [500, 1_000, 2_000, 4_000, 8_000, ...Array<number>(28).fill(10_000)]
/** A Twilio number set up with `#rc=5&rp=ct,rt,5xx`, spread so that an app's restart is survived. */
const TWILIO_RETRIES = [500, 1_500, 4_000, 10_000, 20_000]
/** Long enough for the answer to the causing request to leave first, short enough not to be felt. */
const GRACE_MS = 3
const STUMBLE_MS = 2_000

export interface CallbackRequest {
  provider: 'stripe' | 'twilio'
  kind: string
  url: string | null
  body: string
  about?: string
  lane?: string
  effect?: DeliveryRow['effect']
  afterMs?: number
  tries?: number
  token?: string
}

/** What waits for a call-back is told when the sandbox stops first; the call-back itself is kept. */
export class SandboxClosing extends Error {
  override readonly name = 'SandboxClosing'
}

interface Waiting {
  resolve: (outcome: CallbackOutcome) => void
  reject: (reason: SandboxClosing) => void
}

/** Takes call-backs to the app: signed, retried with backoff, in order within a lane, durable. */
export class Courier {
  private readonly timers = new Set<NodeJS.Timeout>()
  private readonly lanes = new Map<string, string[]>()
  private readonly waiting = new Map<string, Waiting>()
  private readonly aborts = new Set<AbortController>()
  private readonly flights = new Set<Promise<void>>()
  private closed = false

  constructor(
    private readonly options: SandboxOptions,
    private readonly journal: Journal,
    private readonly faults: FaultDesk,
    private readonly now: () => number,
  ) {}

  /** Hands over a call-back as part of the current commit; it leaves when that is on disk. */
  send(request: CallbackRequest): DeliveryRow {
    const row = this.journal.put('delivery', {
      id: hexId('dlv_'),
      provider: request.provider,
      kind: request.kind,
      // Twilio's `#rc=…` settings are for Twilio: neither sent nor signed.
      url: request.url?.split('#')[0] ?? null,
      body: request.body,
      about: request.about ?? null,
      lane: request.lane ?? null,
      effect: request.effect ?? null,
      tries: request.tries ?? null,
      token: request.token ?? hexId('tok_'),
      state: 'pending',
      attempts: 0,
      dueAt: this.now() + (request.afterMs ?? 0),
      createdAt: this.now(),
      lastStatus: null,
      lastError: null,
    })
    this.journal.afterCommit(() => this.schedule(row))
    return row
  }

  /** Sends and waits for what the first try comes to; the retries still happen behind it. */
  sendAndWait(request: CallbackRequest): Promise<CallbackOutcome> {
    return new Promise((resolve, reject) => {
      if (this.closed) reject(new SandboxClosing())
      else this.journal.commit(() => this.waiting.set(this.send(request).id, { resolve, reject }))
    })
  }

  /** Picks up what a former process left undelivered. */
  resume(): void {
    for (const row of this.journal.all('delivery')) if (row.state === 'pending') this.schedule(row)
  }

  async close(): Promise<void> {
    this.closed = true
    for (const timer of this.timers) clearTimeout(timer)
    for (const abort of this.aborts) abort.abort()
    await Promise.allSettled(this.flights)
    for (const { reject } of this.waiting.values()) reject(new SandboxClosing())
  }

  private schedule(row: DeliveryRow): void {
    if (row.lane) {
      const lane = this.lanes.get(row.lane)
      if (lane?.includes(row.id)) return
      this.lanes.set(row.lane, [...(lane ?? []), row.id])
      if (lane?.length) return
    }
    this.wake(row, Math.max(row.dueAt - this.now(), 0) + GRACE_MS)
  }

  private wake(row: DeliveryRow, ms: number): void {
    if (this.closed) return
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      const flight = this.attempt(row.id)
        .catch((error: unknown) => this.stumble(row, error))
        .finally(() => this.flights.delete(flight))
      this.flights.add(flight)
    }, ms)
    this.timers.add(timer)
  }

  /** The sandbox itself failed (a full disk, say): nothing is lost, it is tried again shortly. */
  private stumble(row: DeliveryRow, error: unknown): void {
    if (this.closed) return
    console.error('sandbox call-back', row.kind, error)
    this.wake(row, STUMBLE_MS)
  }

  private async attempt(id: string): Promise<void> {
    const row = this.journal.get('delivery', id)
    if (row?.state !== 'pending') return
    // True from now on, however late or often it is told.
    if (row.effect && row.attempts === 0) this.applyEffect(row.effect)
    const { url } = row
    const fault = url
      ? this.faults.forCallback(row.provider, `${row.kind} ${url} ${readable(row)}`)
      : undefined
    if (fault?.delayMs) {
      // Whoever is held up leaves the queue: the rest of the lane goes past.
      this.leaveLane(row)
      await this.pause(fault.delayMs)
    }
    if (this.closed) return
    const outcome = url ? await this.post(row, url, fault) : { status: 204, error: null, body: '' }
    if (this.closed) return
    for (let again = fault?.duplicate ?? 0; url && again > 0; again--) await this.post(row, url)
    this.settle(row, outcome)
  }

  private async post(row: DeliveryRow, url: string, fault?: FaultRow): Promise<CallbackOutcome> {
    if (fault?.status) return { status: fault.status, error: null, body: '' }
    if (fault?.timeout) return { status: null, error: 'timed out', body: '' }
    if (fault?.reset) return { status: null, error: 'connection reset', body: '' }
    const abort = new AbortController()
    this.aborts.add(abort)
    try {
      return await postCallback(this.options, row, url, abort)
    } finally {
      this.aborts.delete(abort)
    }
  }

  private settle(before: DeliveryRow, { status, error, body }: CallbackOutcome): void {
    const arrived = status !== null && status >= 200 && status < 300
    const attempts = before.attempts + 1
    const pauses =
      this.options.retryAfterMs?.[before.provider] ??
      (before.provider === 'stripe' ? STRIPE_RETRIES : TWILIO_RETRIES)
    // Twilio does not repeat what was refused as wrong; Stripe repeats anything but a 2xx.
    const final = before.provider === 'twilio' && status !== null && status < 500
    const spent = before.tries !== null && attempts >= before.tries
    const pause = arrived || final || spent ? undefined : pauses[attempts - 1]
    const row = this.journal.put('delivery', {
      ...before,
      attempts,
      lastStatus: status,
      lastError: error,
      state: arrived ? 'delivered' : pause === undefined ? 'failed' : 'pending',
      dueAt: pause === undefined ? before.dueAt : this.now() + pause,
    })
    this.waiting.get(row.id)?.resolve({ status, error, body })
    this.waiting.delete(row.id)
    if (pause !== undefined) this.wake(row, pause)
    else this.leaveLane(row)
  }

  private leaveLane(row: DeliveryRow): void {
    const lane = row.lane ? this.lanes.get(row.lane) : undefined
    if (!row.lane || !lane?.includes(row.id)) return
    const rest = lane.filter((id) => id !== row.id)
    if (rest.length) this.lanes.set(row.lane, rest)
    else this.lanes.delete(row.lane)
    const next = lane[0] === row.id && rest[0] ? this.journal.get('delivery', rest[0]) : undefined
    if (next) this.wake(next, Math.max(next.dueAt - this.now(), 1))
  }

  private applyEffect(effect: NonNullable<DeliveryRow['effect']>): void {
    const { messageSid, status, errorCode = null, error: errorMessage = null } = effect
    const message = this.journal.get('message', messageSid)
    if (!message || message.status === status || message.status === 'canceled') return
    const at = new Date(this.now()).toISOString()
    const sentAt = status === 'sent' ? at : message.sentAt
    const next = { ...message, status, errorCode, errorMessage, sentAt, updatedAt: at }
    this.journal.put('message', next)
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const abort = new AbortController()
      const timer = setTimeout(done, ms)
      this.aborts.add(abort)
      abort.signal.addEventListener('abort', done)
      const { aborts } = this
      function done() {
        clearTimeout(timer)
        aborts.delete(abort)
        resolve()
      }
    })
  }
}

const readable = (row: DeliveryRow): string =>
  row.provider === 'twilio' ? [...new URLSearchParams(row.body).values()].join(' ') : row.body
