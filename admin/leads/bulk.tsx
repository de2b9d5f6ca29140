import { useCustom } from '@refinedev/core'
import { Button, Dropdown, Modal, Progress } from 'antd'
import { useState } from 'react'
import type { Lead } from '../../cms/payload-types.ts'
import { BY_HAND, type ByHandState, canMoveByHand } from '../../domain/lead-states.ts'
import { call, sentenceOf } from '../api/call.ts'
import { announce } from '../api/live-feed.ts'
import { useMe } from '../pieces/me.tsx'
import { STATE_WORDS } from '../words/states.ts'
import { LEAD_TOUCHES } from './lead.ts'
import { byHandWords } from './words.ts'

interface Outcome {
  lead: Lead
  /** Why it was not done; null when it was. */
  refused: string | null
}

interface Props {
  picked: Lead[]
  clear: () => void
}

const useColleagues = () => {
  const { query, result } = useCustom<{ colleagues: { id: string; name: string }[] }>({
    url: '/users/colleagues',
    method: 'get',
    queryOptions: { staleTime: 60_000 },
    errorNotification: false,
  })
  return query.data ? result.data.colleagues : []
}

/** One thing done to many leads, one after the other, each with what came of it. */
export function Bulk({ picked, clear }: Props) {
  const me = useMe()
  const colleagues = useColleagues()
  const [asked, setAsked] = useState<{ title: string; state: ByHandState } | null>(null)
  const [outcomes, setOutcomes] = useState<{ title: string; of: number; done: Outcome[] } | null>(
    null,
  )

  const each = async (title: string, act: (lead: Lead) => Promise<unknown>) => {
    const done: Outcome[] = []
    setOutcomes({ title, of: picked.length, done })
    for (const lead of picked) {
      const refused = await act(lead).then(() => null, sentenceOf)
      done.push({ lead, refused })
      setOutcomes({ title, of: picked.length, done: [...done] })
    }
    announce(LEAD_TOUCHES)
  }
  const assign = (id: string | null, name: string) =>
    each(`Given to ${name}`, (lead) =>
      call(`/leads/${lead.id}?depth=0`, { method: 'PATCH', body: { assignedTo: id } }),
    )
  const move = (state: ByHandState, title: string) =>
    each(title, (lead) => call(`/leads/${lead.id}/transition`, { method: 'POST', body: { state } }))

  const movable = (state: ByHandState) =>
    picked.filter((lead) => canMoveByHand(lead.state, state)).length
  const refused = outcomes?.done.filter((one) => one.refused) ?? []
  const over = outcomes !== null && outcomes.done.length === outcomes.of
  return (
    <section className="bulk-bar" aria-label="Picked leads">
      <b>{picked.length} picked</b>
      {me.can('update', 'leads') && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'me', label: 'Me', onClick: () => void assign(me.id, me.name) },
              ...colleagues
                .filter(({ id }) => id !== me.id)
                .map(({ id, name }) => ({
                  key: id,
                  label: name,
                  onClick: () => void assign(id, name),
                })),
              { key: 'nobody', label: 'Nobody', onClick: () => void assign(null, 'nobody') },
            ],
          }}
        >
          <Button size="small">Give to…</Button>
        </Dropdown>
      )}
      {me.may('transitionLead') && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: BY_HAND.map((state) => {
              const { button, danger } = byHandWords('created', state)
              return {
                key: state,
                danger,
                disabled: movable(state) === 0,
                label: `${button} (${movable(state)} of ${picked.length} can)`,
                onClick: () => setAsked({ title: button, state }),
              }
            }),
          }}
        >
          <Button size="small">Move…</Button>
        </Dropdown>
      )}
      <Button size="small" type="text" onClick={clear}>
        Pick none
      </Button>
      {asked && (
        <Modal
          open
          title={`${asked.title}: ${movable(asked.state)} of ${picked.length} leads`}
          okText={asked.title}
          cancelText="Not now"
          onCancel={() => setAsked(null)}
          onOk={() => {
            setAsked(null)
            void move(asked.state, asked.title)
          }}
          width={440}
        >
          <p>{byHandWords('created', asked.state).will}</p>
          {movable(asked.state) < picked.length && (
            <p className="muted">
              {picked.length - movable(asked.state)} cannot be moved there from where they stand,
              and stay as they are; you will be told which.
            </p>
          )}
        </Modal>
      )}
      {outcomes && (
        <Modal
          open
          title={outcomes.title}
          closable={over}
          footer={
            over && (
              <Button
                type="primary"
                onClick={() => {
                  setOutcomes(null)
                  clear()
                }}
              >
                Good
              </Button>
            )
          }
          width={520}
        >
          {!over && <Progress percent={Math.round((outcomes.done.length / outcomes.of) * 100)} />}
          <p role="status">
            {outcomes.done.length - refused.length} done
            {refused.length > 0 && `, ${refused.length} not`}.
          </p>
          <ul className="outcomes" aria-label="What came of each">
            {outcomes.done.map(({ lead, refused: why }) => (
              <li key={lead.id}>
                <b>{lead.customerName}</b>{' '}
                <span className={why ? 'unplaced' : 'muted'}>
                  {why ?? `done (was ${STATE_WORDS[lead.state].word})`}
                </span>
              </li>
            ))}
          </ul>
        </Modal>
      )}
    </section>
  )
}
