import { Modal, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Lead } from '../../cms/payload-types.ts'
import { useFoundLeads } from '../commands/found-leads.ts'
import { useVerb } from '../pieces/verb.ts'
import { phoneInWords } from '../words/contact.ts'
import { STATE_WORDS } from '../words/states.ts'
import { LEAD_TOUCHES } from './lead.ts'

interface Props {
  lead: Lead
  close: () => void
  /** Likely the same customer: chosen before one begins. */
  proposed?: string | null
}

/** Two leads of one customer made one: which one stays, and what that will do. */
export default function Merge({ lead, close, proposed = null }: Props) {
  const navigate = useNavigate()
  const { run, busy } = useVerb()
  const [typed, setTyped] = useState('')
  const [into, setInto] = useState(proposed)
  // What is most likely a duplicate has the same phone: offered before anything is typed.
  const { leads } = useFoundLeads(typed || phoneInWords(lead.phone))
  const others = leads.filter(({ id }) => id !== lead.id)
  const merge = async () => {
    const went = await run({
      path: `/leads/${lead.id}/merge`,
      body: { into },
      done: 'Merged',
      failed: 'They were not merged',
      touches: [...LEAD_TOUCHES, 'bookings'],
    })
    if (!went) return
    close()
    void navigate(`/leads/${into}`)
  }
  return (
    <Modal
      open
      title={`Merge ${lead.reference} into another lead`}
      okText="Merge, and close this one"
      cancelText="Not now"
      okButtonProps={{ danger: true, disabled: !into, loading: busy }}
      onOk={() => void merge()}
      onCancel={close}
      width={520}
    >
      <div className="ask">
        <p>
          What was said, sent and filmed moves to the lead you choose; its job description gets this
          one’s words too. This lead ends as cancelled and says where it went; its quotes can no
          longer be booked.
        </p>
        <Select
          showSearch
          autoFocus
          filterOption={false}
          style={{ width: '100%' }}
          aria-label="The lead that stays"
          placeholder="The lead that stays: name, phone, postcode or reference"
          notFoundContent={
            typed ? `No other lead matches “${typed}”` : 'No other lead has this phone'
          }
          value={into}
          onSearch={setTyped}
          onChange={setInto}
          options={others.map((one) => ({
            value: one.id,
            label: `${one.customerName} · ${one.reference} · ${phoneInWords(one.phone)} · ${STATE_WORDS[one.state].word}`,
          }))}
        />
      </div>
    </Modal>
  )
}
