import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { EstimatorQueue, Lead, Quote } from '../../../cms/payload-types.ts'
import { call } from '../../api/call.ts'
import { QUEUE_TOUCHES } from '../../estimator/touches.ts'
import { useEscape } from '../../pieces/keys.ts'
import { useMe } from '../../pieces/me.tsx'
import { useVerb } from '../../pieces/verb.ts'
import { QUOTE_TOUCHES } from '../../quotes/send.tsx'
import { STAGES, type Stage } from '../../words/states.ts'
import { LEAD_TOUCHES } from '../lead.ts'
import { byHandWords } from '../words.ts'
import { type Offer, offersFor, whyNot } from './offers.ts'

const wordsOf = (lead: Lead, offer: Offer): { button: string; will: string; danger?: boolean } => {
  if (offer.kind === 'move') return byHandWords(lead.state, offer.state)
  if (offer.kind === 'go') return { button: offer.words, will: offer.will }
  if (offer.kind === 'send')
    return {
      button: lead.state === 'quote_generated' ? 'Send the quote' : 'Send the quote again',
      will: 'The customer gets a WhatsApp with the link to the newest version.',
    }
  return { button: 'Claim it', will: 'It becomes yours; no other estimator gets it.' }
}

const newest = async <Row extends { id: string }>(
  resource: string,
  leadId: string,
  sort: string,
) => {
  const { docs } = await call<{ docs: Row[] }>(
    `/${resource}?where[lead][equals]=${leadId}&sort=${sort}&limit=1&depth=0`,
  )
  return docs[0]?.id ?? ''
}

interface Props {
  lead: Lead
  /** Where it was dropped; without it, every stage is offered. */
  stage?: Stage
  close: () => void
}

/** What can become of a card: each way with what it does, and why the others are closed. */
export function WhereTo({ lead, stage, close }: Props) {
  const me = useMe()
  const navigate = useNavigate()
  const { run, busy } = useVerb()
  const [note, setNote] = useState('')
  useEscape(close)
  const stages = stage ? [stage] : STAGES
  const open = stages.map((name) => ({ name, offers: offersFor(lead, name, me) }))
  const possible = open.filter(({ offers }) => offers.length > 0)
  const needsWhy = possible.some(({ offers }) => offers.some(({ kind }) => kind === 'move'))

  const take = async (offer: Offer) => {
    if (offer.kind === 'go') return void navigate(offer.to)
    const went =
      offer.kind === 'move'
        ? await run({
            path: `/leads/${lead.id}/transition`,
            body: note.trim() ? { state: offer.state, note: note.trim() } : { state: offer.state },
            done: byHandWords(lead.state, offer.state).done,
            failed: 'The lead was not moved',
            touches: [...LEAD_TOUCHES, 'bookings'],
          })
        : offer.kind === 'send'
          ? await run({
              path: `/quotes/${await newest<Quote>('quotes', lead.id, '-version')}/send`,
              done: 'Quote sent by WhatsApp',
              failed: 'The quote was not sent',
              touches: QUOTE_TOUCHES,
            })
          : await run({
              path: `/estimator-queue/${await newest<EstimatorQueue>('estimator-queue', lead.id, '-createdAt')}/claim`,
              done: 'Claimed: it is yours',
              failed: 'It was not claimed',
              touches: QUEUE_TOUCHES,
            })
    if (went !== null) close()
  }
  return (
    <Modal
      open
      title={stage ? `${lead.customerName} to ${stage}` : `Move ${lead.customerName}`}
      footer={null}
      onCancel={close}
      width={480}
    >
      {possible.length === 0 && (
        <p role="status">{stage ? whyNot(lead, stage, me) : whyNot(lead, 'Intake', me)}</p>
      )}
      {needsWhy && (
        <div className="where-why">
          <label htmlFor="where-why">Why (if you like; closing a lead should say)</label>
          <Input
            id="where-why"
            value={note}
            maxLength={500}
            placeholder="Kept in the lead’s history"
            onChange={({ target }) => setNote(target.value)}
          />
        </div>
      )}
      {possible.map(({ name, offers }) => (
        <section key={name} aria-label={name} className="where-to">
          {!stage && <h3>{name}</h3>}
          {offers.map((offer) => {
            const { button, will, danger } = wordsOf(lead, offer)
            return (
              <div key={button}>
                <Button danger={danger} disabled={busy} onClick={() => void take(offer)}>
                  {button}
                </Button>
                <span className="muted">{will}</span>
              </div>
            )
          })}
        </section>
      ))}
    </Modal>
  )
}
