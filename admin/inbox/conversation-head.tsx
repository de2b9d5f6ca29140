import {
  CheckOutlined,
  ExpandAltOutlined,
  InfoCircleOutlined,
  PhoneOutlined,
  VideoCameraAddOutlined,
} from '@ant-design/icons'
import { Button, Select, Tooltip } from 'antd'
import { Link } from 'react-router'
import type { Lead, User } from '../../cms/payload-types.ts'
import { canMove } from '../../domain/lead-states.ts'
import { LEAD_TOUCHES } from '../leads/lead.ts'
import { useMe } from '../pieces/me.tsx'
import { filled, idOf } from '../pieces/related.ts'
import { StateTag } from '../pieces/state-tag.tsx'
import { useVerb } from '../pieces/verb.ts'
import { phoneInWords } from '../words/contact.ts'
import { useColleagues } from './colleagues.ts'
import type { Settle } from './settle.ts'

function Owner({ lead }: { lead: Lead }) {
  const me = useMe()
  const { run, busy } = useVerb()
  const colleagues = useColleagues()
  const owner = idOf(lead.assignedTo)
  const give = (assignedTo: string | null) =>
    run({
      path: `/leads/${lead.id}`,
      method: 'patch',
      body: { assignedTo },
      failed: 'The owner was not changed',
      touches: ['leads', 'threads'],
    })
  if (!me.can('update', 'leads')) {
    const name = filled<User>(lead.assignedTo)?.name
    return name ? <span className="muted">{name}</span> : null
  }
  return (
    <>
      {owner !== me.id && (
        <Button size="small" loading={busy} onClick={() => void give(me.id)}>
          Take it
        </Button>
      )}
      <Select
        size="small"
        allowClear
        showSearch
        optionFilterProp="label"
        className="owner"
        popupMatchSelectWidth={200}
        aria-label="Whose it is"
        placeholder="Nobody’s"
        value={owner}
        options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id?: string) => void give(id ?? null)}
      />
    </>
  )
}

interface Props {
  lead: Lead
  settle: Settle
  /** Opens the lead's cards where there is no room for them beside. */
  about: (() => void) | null
}

/** Who it is, whose it is, and what can be done with the conversation. */
export function ConversationHead({ lead, settle, about }: Props) {
  const me = useMe()
  const { run, busy } = useVerb()
  const filmable = me.may('transitionLead') && canMove(lead.state, 'video_requested')
  return (
    <header className="conversation-head">
      <div className="conversation-who">
        <h2>{lead.customerName}</h2>
        <StateTag state={lead.state} />
        {lead.marketingStoppedAt && <span className="tag tone-ours">STOP</span>}
        <a href={`tel:${lead.phone}`} className="figures muted">
          <PhoneOutlined aria-hidden /> {phoneInWords(lead.phone)}
        </a>
      </div>
      <div className="conversation-actions">
        <Owner lead={lead} />
        {filmable && (
          <Tooltip title="Asks for a video by WhatsApp, with the link to send it">
            <Button
              size="small"
              icon={<VideoCameraAddOutlined aria-hidden />}
              loading={busy}
              onClick={() =>
                void run({
                  path: `/leads/${lead.id}/request-video`,
                  done: 'Asked for a video',
                  failed: 'The video was not asked for',
                  touches: [...LEAD_TOUCHES, 'threads'],
                })
              }
            >
              Request video
            </Button>
          </Tooltip>
        )}
        {settle.may && (
          <Tooltip title={settle.waits ? 'Nothing more waits on them (E)' : 'Back to unanswered'}>
            <Button
              size="small"
              icon={settle.waits ? <CheckOutlined aria-hidden /> : undefined}
              loading={settle.busy}
              onClick={settle.toggle}
            >
              {settle.waits ? 'Done' : 'Not done'}
            </Button>
          </Tooltip>
        )}
        {about && (
          <Button
            size="small"
            type="text"
            aria-label="About the lead"
            icon={<InfoCircleOutlined />}
            onClick={about}
          />
        )}
        <Link to={`/leads/${lead.id}`} aria-label="Open the lead" className="icon-link">
          <ExpandAltOutlined />
        </Link>
      </div>
    </header>
  )
}
