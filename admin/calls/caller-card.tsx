import { CheckOutlined, WarningOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useEffect, useId, useState } from 'react'
import type { Lead } from '../../cms/payload-types.ts'
import { UNNAMED } from '../../domain/vocabulary.ts'
import { isPlaced } from '../leads/columns.tsx'
import { LEAD_TOUCHES } from '../leads/lead.ts'
import { Card } from '../pieces/card.tsx'
import { useMe } from '../pieces/me.tsx'
import { useVerb } from '../pieces/verb.ts'
import { phoneInWords } from '../words/contact.ts'

type Field = 'customerName' | 'postcode' | 'address'

const LABELS: Record<Field, string> = {
  customerName: 'Name',
  postcode: 'Postcode',
  address: 'Address',
}

interface CapturedProps {
  lead: Lead
  field: Field
  /** What was heard and nobody has confirmed yet. */
  heard?: string | null
}

function Captured({ lead, field, heard }: CapturedProps) {
  const id = useId()
  const { run, busy } = useVerb()
  const stored = field === 'customerName' && lead[field] === UNNAMED ? '' : (lead[field] ?? '')
  const [typed, setTyped] = useState(stored)
  // What the call itself brings (a postcode heard) is taken over unless somebody types.
  useEffect(() => setTyped(stored || (heard ?? '')), [stored, heard])
  const changed = typed.trim() !== stored && typed.trim() !== ''
  const keep = () => {
    if (!changed) return
    void run({
      path: `/leads/${lead.id}`,
      method: 'patch',
      body: { [field]: typed.trim() },
      failed: `The ${LABELS[field].toLowerCase()} was not kept`,
      touches: LEAD_TOUCHES,
    })
  }
  const unplaced = field === 'postcode' && stored !== '' && !isPlaced(lead)
  return (
    <div className="captured">
      <label htmlFor={id}>{LABELS[field]}</label>
      <Input
        id={id}
        size="small"
        value={typed}
        maxLength={field === 'address' ? 500 : 100}
        placeholder={field === 'customerName' ? 'Ask for it' : 'Not heard yet'}
        suffix={
          changed ? (
            <Button
              type="text"
              size="small"
              loading={busy}
              icon={<CheckOutlined />}
              aria-label={`Keep the ${LABELS[field].toLowerCase()}`}
              onClick={keep}
            />
          ) : unplaced ? (
            <WarningOutlined
              className="unplaced"
              title="Not on our map: no slots can be offered until it is put right"
            />
          ) : stored ? (
            <CheckOutlined className="checked" aria-label="Known" />
          ) : (
            <span />
          )
        }
        onChange={({ target }) => setTyped(target.value)}
        onBlur={keep}
        onPressEnter={(event) => {
          event.stopPropagation()
          event.currentTarget.blur()
        }}
      />
    </div>
  )
}

/** Who is on the line and where the job is, as far as it was heard. */
export function CallerCard({ lead, name }: { lead: Lead; name: string | null }) {
  const me = useMe()
  return (
    <Card title="Caller" beside={<span className="figures">{phoneInWords(lead.phone)}</span>}>
      {me.can('update', 'leads') ? (
        <div className="captured-all">
          <Captured lead={lead} field="customerName" heard={name} />
          <Captured lead={lead} field="postcode" />
          <Captured lead={lead} field="address" />
        </div>
      ) : (
        <p>
          {lead.customerName}
          {lead.postcode && `, ${lead.postcode}`}
        </p>
      )}
    </Card>
  )
}
