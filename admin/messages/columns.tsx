import { Link } from 'react-router'
import type { HandymanProfile, Lead, Message } from '../../cms/payload-types.ts'
import { Delivery, RetryMessage } from '../leads/delivery.tsx'
import { filled } from '../pieces/related.ts'
import type { Columns } from '../pieces/rows-table.tsx'
import { Moment } from '../pieces/when.tsx'
import { phoneInWords } from '../words/contact.ts'
import { templateTitle } from '../words/templates.ts'
import { MESSAGE_WORDS } from '../words/vocabulary.ts'

export const MESSAGE_SELECT = [
  'lead',
  'contractor',
  'audience',
  'direction',
  'channel',
  'purpose',
  'template',
  'to',
  'from',
  'body',
  'status',
  'error',
  'createdAt',
] as const

const purposeWords = ({ purpose, channel, direction }: Message): string => {
  if (purpose === 'note') return 'Note'
  if (purpose === 'reply') return 'Reply'
  if (direction === 'inbound') return channel === 'note' ? 'Web form' : 'From them'
  return templateTitle(purpose)
}

function Who({ message }: { message: Message }) {
  const lead = filled<Lead>(message.lead)
  const contractor = filled<HandymanProfile>(message.contractor)
  const phone = message.direction === 'inbound' ? message.from : message.to
  if (message.audience === 'contractor' && contractor)
    return (
      <Link to={`/contractors/${contractor.id}`} className="row-name">
        {contractor.name}
      </Link>
    )
  if (lead)
    return (
      <Link to={`/inbox?view=all&lead=${lead.id}`} className="row-name">
        {lead.customerName}
      </Link>
    )
  return <span className="figures">{phone ? phoneInWords(phone) : '–'}</span>
}

const AUDIENCE_WORDS = { customer: 'Customer', contractor: 'Contractor', staff: 'Colleague' }

function Status({ message }: { message: Message }) {
  if (message.direction === 'inbound' || message.channel === 'note')
    return <span className="faint">{message.channel === 'note' ? 'Kept' : 'Received'}</span>
  return (
    <span className="delivery-cell">
      <Delivery id={message.id} status={message.status} error={message.error} />
      {message.status !== 'failed' && (
        <small aria-hidden>{MESSAGE_WORDS[message.status].word}</small>
      )}
      <RetryMessage message={message} />
    </span>
  )
}

export const messageColumns: Columns<Message> = [
  { key: 'who', title: 'With', width: 160, render: (_, message) => <Who message={message} /> },
  {
    key: 'audience',
    title: 'Who',
    width: 112,
    wide: true,
    render: (_, { audience }) => <span className="muted">{AUDIENCE_WORDS[audience]}</span>,
  },
  {
    key: 'purpose',
    title: 'What',
    width: 190,
    render: (_, message) => <span className="cut">{purposeWords(message)}</span>,
  },
  {
    key: 'body',
    title: 'In words',
    render: (_, { body, error, status }) => (
      <span className="cut" title={body}>
        {status === 'failed' && error ? <span className="undelivered">{error} </span> : null}
        {body}
      </span>
    ),
  },
  {
    key: 'status',
    title: 'Delivery',
    width: 210,
    render: (_, message) => <Status message={message} />,
  },
  {
    key: 'createdAt',
    title: 'When',
    width: 150,
    align: 'right',
    sorter: true,
    render: (_, { createdAt }) => <Moment at={createdAt} />,
  },
]
