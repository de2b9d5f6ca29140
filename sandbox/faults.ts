import { z } from 'zod'
import { hexId } from './ids.ts'
import type { Journal } from './journal.ts'
import type { FaultRow } from './rows.ts'

/**
 * Things going wrong, on demand. `POST /sandbox/faults` takes
 *
 * - `provider`: `stripe`, `twilio` or `openai` for what the app asks of them; `stripe-webhook` or
 *   `twilio-webhook` for what they tell the app. A `stripe` or `twilio` fault is also about
 *   call-backs when it says `duplicate` or when its `match` names a call-back (`payment_intent.succeeded`,
 *   `charge.*`, `message.delivered`, `transcription.content` …).
 * - `match`: part of `METHOD /path decoded-body` of a request, or of `kind url decoded-body` of a
 *   call-back; case counts. Left out: everything of that provider.
 * - `status`: a request is answered with that status in the provider's own error form. A call-back is
 *   not sent and counts as answered with that status, so the provider's retries set in.
 * - `code`: the provider's error code to go with `status` or `outcome` (Stripe `card_declined`, Twilio 63024).
 * - `timeout: true`: a request is never answered (the connection stays open until the caller gives
 *   up); a call-back is not sent and counts as timed out.
 * - `reset: true`: the connection is cut.
 * - `phase`: `before` (default) fails without doing the work; `after` does the work and loses the answer.
 * - `duplicate: true` or a number: the call-back is sent that many times more.
 * - `delayMs`: waits that long first; alone it only slows. A delayed call-back lets later ones overtake.
 * - `outcome`: the work is accepted and later goes wrong. Stripe: `failed` on a refund. Twilio:
 *   `undelivered` or `failed` on a message, `busy`, `no-answer` or `failed` on an outbound call.
 * - `count`: how often it strikes, default 1. The oldest fault that fits strikes first, one per
 *   request or call-back try.
 *
 * Faults are kept in the journal until used up or cleared with `DELETE /sandbox/faults`.
 */
export const FaultRequest = z
  .strictObject({
    provider: z.enum(['stripe', 'twilio', 'openai', 'stripe-webhook', 'twilio-webhook']),
    match: z.string().min(1).max(500).optional(),
    status: z.int().min(300).max(599).optional(),
    timeout: z.boolean().optional(),
    reset: z.boolean().optional(),
    duplicate: z.union([z.boolean(), z.int().min(0).max(100)]).optional(),
    delayMs: z.int().min(0).max(600_000).optional(),
    outcome: z.enum(['failed', 'undelivered', 'busy', 'no-answer']).optional(),
    code: z.union([z.string().max(100), z.int()]).optional(),
    phase: z.enum(['before', 'after']).optional(),
    count: z.int().min(1).max(1_000_000).default(1),
  })
  .refine((f) => f.status || f.timeout || f.reset || f.duplicate || f.delayMs || f.outcome, {
    message: 'Say what should go wrong: status, timeout, reset, duplicate, delayMs or outcome.',
  })

const CALLBACK_NAMES =
  /^(payment_intent|charge|refund|message|whatsapp|voice|call|dial|recording|transcription)\./

type Provider = 'stripe' | 'twilio' | 'openai'

export class FaultDesk {
  constructor(private readonly journal: Journal) {}

  add(request: z.infer<typeof FaultRequest>): FaultRow {
    const { duplicate = 0 } = request
    return this.journal.put('fault', {
      id: hexId('flt_'),
      provider: request.provider,
      match: request.match ?? null,
      status: request.status ?? null,
      timeout: request.timeout ?? false,
      reset: request.reset ?? false,
      duplicate: typeof duplicate === 'number' ? duplicate : Number(duplicate),
      delayMs: request.delayMs ?? 0,
      outcome: request.outcome ?? null,
      code: request.code ?? null,
      phase: request.phase ?? 'before',
      remaining: request.count,
    })
  }

  list(): FaultRow[] {
    return this.journal.all('fault')
  }

  clear(): void {
    this.journal.commit(() => {
      for (const fault of this.list()) this.journal.remove('fault', fault.id)
    })
  }

  /** The fault that strikes this request, used up by one; `subject` is `METHOD /path body`. */
  forRequest(provider: Provider, subject: string): FaultRow | undefined {
    return this.take(
      (f) => f.provider === provider && !f.outcome && !aboutCallbacks(f) && fits(f, subject),
    )
  }

  /** The fault that makes accepted work go wrong later, used up by one. */
  forOutcome(provider: Provider, subject: string): FaultRow | undefined {
    return this.take((f) => f.provider === provider && f.outcome !== null && fits(f, subject))
  }

  /** The fault that strikes one try of a call-back, used up by one; `subject` is `kind url body`. */
  forCallback(provider: Provider, subject: string): FaultRow | undefined {
    return this.take(
      (f) =>
        (f.provider === `${provider}-webhook` || (f.provider === provider && aboutCallbacks(f))) &&
        fits(f, subject),
    )
  }

  private take(strikes: (fault: FaultRow) => boolean): FaultRow | undefined {
    const fault = this.list().find(strikes)
    if (!fault) return undefined
    if (fault.remaining <= 1) this.journal.remove('fault', fault.id)
    else this.journal.put('fault', { ...fault, remaining: fault.remaining - 1 })
    return fault
  }
}

const aboutCallbacks = (fault: FaultRow): boolean =>
  !fault.outcome && (fault.duplicate > 0 || CALLBACK_NAMES.test(fault.match ?? ''))

const fits = (fault: FaultRow, subject: string): boolean =>
  fault.match === null || subject.includes(fault.match.replace(/\*$/, ''))
