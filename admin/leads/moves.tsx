import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { Lead } from '../../cms/payload-types.ts'
import { type ByHandState, movesByHand } from '../../domain/lead-states.ts'
import { Ask, type Question } from '../pieces/ask.tsx'
import { useMe } from '../pieces/me.tsx'
import { useVerb } from '../pieces/verb.ts'
import { LEAD_TOUCHES } from './lead.ts'
import { byHandWords } from './words.ts'

/** The moves a person may make from here; those that end the lead stand behind “More”. */
export function Moves({ lead }: { lead: Lead }) {
  const me = useMe()
  const { run } = useVerb()
  const [question, setQuestion] = useState<Question | null>(null)
  if (!me.may('transitionLead')) return null

  const moves = movesByHand(lead.state) as ByHandState[]
  const wordsOf = (state: ByHandState) => byHandWords(lead.state, state)
  const ask = (state: ByHandState) => {
    const { button, will, done, danger } = wordsOf(state)
    setQuestion({
      title: `${button}: ${lead.customerName}`,
      will,
      button,
      danger,
      note: { label: 'Why', placeholder: 'Kept in the lead’s history', optional: !danger },
      act: async (note) => {
        const went = await run({
          path: `/leads/${lead.id}/transition`,
          body: note ? { state, note } : { state },
          done,
          failed: 'The lead was not moved',
          touches: [...LEAD_TOUCHES, 'bookings'],
        })
        return went !== null
      },
    })
  }
  const ending = moves.filter((state) => wordsOf(state).danger)
  return (
    <>
      {moves
        .filter((state) => !wordsOf(state).danger)
        .map((state) => (
          <Button key={state} onClick={() => ask(state)}>
            {wordsOf(state).button}
          </Button>
        ))}
      {ending.length > 0 && (
        <Dropdown
          trigger={['click']}
          placement="bottomRight"
          menu={{
            items: ending.map((state) => ({
              key: state,
              danger: true,
              label: `${wordsOf(state).button}…`,
              onClick: () => ask(state),
            })),
          }}
        >
          <Button icon={<MoreOutlined />} aria-label="More: close or cancel the lead" />
        </Dropdown>
      )}
      {question && <Ask question={question} close={() => setQuestion(null)} />}
    </>
  )
}
