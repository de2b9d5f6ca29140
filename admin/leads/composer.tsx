import { SendOutlined } from '@ant-design/icons'
import { Button, Dropdown, Input } from 'antd'
import { useState } from 'react'
import type { Lead } from '../../cms/payload-types.ts'
import { isTerminal } from '../../domain/lead-states.ts'
import { MESSAGE_TEMPLATES, type TemplateName } from '../../domain/messages.ts'
import { useMe } from '../pieces/me.tsx'
import { useNow } from '../pieces/now.ts'
import { useVerb } from '../pieces/verb.ts'
import { spanInWords } from '../words/time.ts'

/** WhatsApp lets a business write freely for a day after the customer's last message. */
const WINDOW_MS = 24 * 3_600_000
const WARN_MS = 3 * 3_600_000

/** Templates that make sense as a reply; the server knows what fills their gaps. */
const REPLIES: Partial<Record<TemplateName, string>> = {
  ask_details: 'We are looking at it',
  ask_postcode: 'Ask for the postcode',
  video_request: 'Ask for a video',
  quote: 'The quote and its link',
}

const firstName = (lead: Lead) => lead.customerName.trim().split(/\s+/)[0] ?? lead.customerName

function Window({ left }: { left: number | null }) {
  if (left === null)
    return <span>The customer has not written yet: only templates can be sent.</span>
  if (left <= 0) return <span>More than a day since they wrote: only templates can be sent.</span>
  return (
    <span className={left < WARN_MS ? 'urgent-words' : undefined}>
      Free to reply for {spanInWords(left)}
    </span>
  )
}

/** Writes to the customer by WhatsApp; Ctrl-Enter sends. */
export function Composer({ lead }: { lead: Lead }) {
  const me = useMe()
  const now = useNow()
  const { run, busy } = useVerb()
  const [body, setBody] = useState('')
  if (!me.may('sendMessage') || lead.erasedAt) return null

  const left = lead.lastInboundAt
    ? new Date(lead.lastInboundAt).getTime() + WINDOW_MS - now.getTime()
    : null
  const open = left !== null && left > 0
  // An estimator's question goes as a template, whenever it is, and the lead then waits for the answer.
  const asking = lead.state === 'estimator_reviewing' && me.may('workEstimatorQueue')
  const writable = open || asking
  const post = async (message: object) => {
    const sent = await run({
      path: `/leads/${lead.id}/messages`,
      body: message,
      failed: 'The message was not sent',
      touches: ['messages', 'leads', 'lead-events'],
    })
    if (sent) setBody('')
  }
  const send = () => {
    const words = body.trim()
    if (!writable || !words) return
    void post(
      asking ? { template: 'estimator_question', variables: { question: words } } : { body: words },
    )
  }
  const templates = (Object.entries(REPLIES) as [TemplateName, string][]).map(([name, label]) => ({
    key: name,
    label: <span title={MESSAGE_TEMPLATES[name]}>{label}</span>,
    onClick: () => void post({ template: name }),
  }))
  const placeholder = asking
    ? `Ask ${firstName(lead)} what you need to know`
    : open
      ? `Write to ${firstName(lead)}`
      : 'Choose a template to write first'
  return (
    <div className="composer">
      <Input.TextArea
        aria-label={`Message to ${lead.customerName}`}
        placeholder={placeholder}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={1500}
        value={body}
        disabled={!writable}
        onChange={({ target }) => setBody(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
        }}
      />
      <div className="composer-foot">
        <small>
          {asking ? 'The lead waits for the answer' : <Window left={left} />}
          {isTerminal(lead.state) && ' · this lead is closed'}
        </small>
        <Dropdown menu={{ items: templates }} trigger={['click']}>
          <Button size="small">Templates</Button>
        </Dropdown>
        <Button
          type="primary"
          size="small"
          icon={<SendOutlined />}
          loading={busy}
          disabled={!writable || body.trim() === ''}
          onClick={send}
        >
          {asking ? 'Ask' : 'Send'}
        </Button>
      </div>
    </div>
  )
}
