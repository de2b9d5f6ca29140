/** Films that are judged late: a provider that fails, what the lead does without it, and its return. */
import { expect } from 'vitest'
import { call } from '../harness/customer.ts'
import { makeFilm } from '../harness/make-video.ts'
import type { Desk } from './intake-desk.ts'
import { videoDesk } from './video-desk.ts'

/** A decoder starts in a process of its own, on a machine that may be busy. */
const PATIENCE = 80_000

export const lateVerdictDesk = async (desk: Desk) => {
  const video = videoDesk(desk)
  const va = await desk.addUser('va')
  const skuOf = async (name: string) =>
    (await desk.one<{ id: string }>('select id from skus where name = $1', [name]))?.id
  const [door, tap] = [
    await skuOf('Hang internal door'),
    await skuOf('Repair dripping kitchen tap'),
  ]
  const thinks = async (match: string, content: unknown) => {
    const answer = await call(`${desk.sandboxUrl}/sandbox/answers`, {
      ...{ method: 'POST', body: { match, content, count: 1 } },
    })
    expect(answer.status).toBe(201)
  }
  const reaches = (leadId: string, state: string) =>
    desk.until(
      `the lead to be ${state}`,
      'select state from leads where id = $1',
      [leadId],
      (lead) => lead.state === state,
      PATIENCE,
    )

  /** A video nobody could judge: an estimator's to look at. */
  const unjudged = async (words: string) => {
    await desk.breaks({ provider: 'openai', status: 500, count: 50 })
    const lead = await video.asked({ postcode: 'NG5' })
    await video.sends(lead.token, await makeFilm({ seconds: 1, says: words }))
    await reaches(lead.id, 'estimator_queued')
    return lead
  }
  /** A video nobody judged, on a lead that was quoted one tap meanwhile. */
  const quotedWithout = async (words: string) => {
    const lead = await unjudged(words)
    const quote = await va.post<{ doc: { id: string } }>('/quotes', {
      ...{ lead: lead.id, style: 'fixed', lineItems: [{ sku_id: tap, qty: 1 }] },
    })
    expect(quote.status).toBe(201)
    expect((await va.post(`/quotes/${quote.body.doc.id}/send`)).status).toBe(200)
    await reaches(lead.id, 'quote_sent')
    return { ...lead, quoteId: quote.body.doc.id }
  }
  /** The same, quoted by the system for what the customer wrote meanwhile. */
  const quotedBySystem = async (words: string, wrote: string) => {
    const lead = await unjudged(words)
    await desk.sql(`update leads set state = 'video_requested' where id = $1`, [lead.id])
    await desk.writes(lead.phone, wrote)
    await reaches(lead.id, 'quote_sent')
    await desk.settled()
    return lead
  }
  /** The provider is back, and is asked again. */
  const back = async (leadId: string, words: string, choices: unknown[], quotable = 90) => {
    await fetch(`${desk.sandboxUrl}/sandbox/faults`, { method: 'DELETE' })
    await thinks(words, { complexity: 10, quotable, reasons: ['Seen.'], choices })
    // Asked after that which of them the words name, it says the same.
    await thinks(words, { choices })
    const due = await desk.sql(
      `update graphile_worker._private_jobs set run_at = now()
        where key = (select 'score-again:' || media_id from video_scores where lead_id = $1) returning 1`,
      [leadId],
    )
    expect(due).toHaveLength(1)
  }
  /** The same, and its verdict has been heeded: it sees these jobs. */
  const comes = async (...[leadId, words, choices, quotable]: Parameters<typeof back>) => {
    await back(leadId, words, choices, quotable)
    await desk.until(
      'the score',
      'select complexity_score as score from video_scores where lead_id = $1',
      [leadId],
      ({ score }) => score !== null,
      PATIENCE,
    )
    await desk.settled()
  }
  const twoDoors = { sku_id: door, quantity: 2, confidence: 95, evidence: 'hang two doors' }
  const oneTap = { sku_id: tap, quantity: 1, confidence: 95, evidence: 'tap is dripping' }
  return {
    ...{ video, va, door, tap, twoDoors, oneTap, thinks, reaches, comes, back },
    ...{ unjudged, quotedWithout, quotedBySystem },
  }
}
