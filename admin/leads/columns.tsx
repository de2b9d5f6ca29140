import {
  EditOutlined,
  GlobalOutlined,
  PhoneOutlined,
  WarningOutlined,
  WhatsAppOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Lead, User } from '../../cms/payload-types.ts'
import { Initials } from '../pieces/initials.tsx'
import type { Columns } from '../pieces/rows-table.tsx'
import { StateTag } from '../pieces/state-tag.tsx'
import { Age } from '../pieces/when.tsx'
import { phoneInWords } from '../words/contact.ts'
import { CUSTOMER_WORDS, SOURCE_WORDS } from '../words/vocabulary.ts'

const SOURCE_ICONS: Record<Lead['source'], ReactNode> = {
  call: <PhoneOutlined />,
  whatsapp: <WhatsAppOutlined />,
  web: <GlobalOutlined />,
  manual: <EditOutlined />,
}

export const isPlaced = (lead: Pick<Lead, 'location'>): boolean =>
  typeof lead.location?.latitude === 'number'

/** A postcode, and a flag when it lies nowhere we know: such a lead can be given no slots. */
export function Postcode({ lead }: { lead: Pick<Lead, 'postcode' | 'location'> }) {
  if (!lead.postcode) return <span className="faint">none</span>
  if (isPlaced(lead)) return <span className="nowrap">{lead.postcode}</span>
  return (
    <span
      className="nowrap unplaced"
      title="Not on our map: no slots can be offered until it is put right"
    >
      {lead.postcode} <WarningOutlined aria-label="not on our map" />
    </span>
  )
}

const nameOf = (user: Lead['assignedTo']) => (user as User | null | undefined)?.name

export const LEAD_SELECT = [
  'customerName',
  'reference',
  'phone',
  'postcode',
  'location',
  'state',
  'stateChangedAt',
  'customerType',
  'source',
  'jobDescription',
  'assignedTo',
  'createdAt',
] as const

export const leadColumns: Columns<Lead> = [
  {
    key: 'customerName',
    title: 'Customer',
    sorter: true,
    width: 170,
    render: (_, lead) => (
      <Link to={`/leads/${lead.id}`} className="row-name">
        {lead.customerName}
      </Link>
    ),
  },
  {
    key: 'state',
    title: 'State',
    width: 138,
    render: (_, lead) => <StateTag state={lead.state} />,
  },
  {
    key: 'stateChangedAt',
    title: 'For',
    sorter: true,
    width: 78,
    align: 'right',
    render: (_, lead) => <Age at={lead.stateChangedAt} />,
  },
  {
    key: 'jobDescription',
    title: 'Job',
    ellipsis: true,
    render: (_, lead) =>
      lead.jobDescription ? (
        <span className="cut" title={lead.jobDescription}>
          {lead.jobDescription}
        </span>
      ) : (
        <span className="faint">Nothing said yet</span>
      ),
  },
  {
    key: 'phone',
    title: 'Phone',
    wide: true,
    width: 120,
    render: (_, lead) => <span className="figures">{phoneInWords(lead.phone)}</span>,
  },
  {
    key: 'postcode',
    title: 'Postcode',
    wide: true,
    width: 98,
    render: (_, lead) => <Postcode lead={lead} />,
  },
  {
    key: 'customerType',
    title: 'Type',
    wide: true,
    width: 132,
    render: (_, lead) => (
      <span className="muted nowrap">{CUSTOMER_WORDS[lead.customerType ?? 'homeowner']}</span>
    ),
  },
  {
    key: 'source',
    title: 'By',
    wide: true,
    width: 44,
    align: 'center',
    render: (_, lead) => (
      <span className="muted" title={SOURCE_WORDS[lead.source]}>
        <span aria-hidden>{SOURCE_ICONS[lead.source]}</span>
        <span className="unseen">{SOURCE_WORDS[lead.source]}</span>
      </span>
    ),
  },
  {
    key: 'assignedTo',
    title: 'Owner',
    wide: true,
    width: 64,
    align: 'center',
    render: (_, lead) => <Initials name={nameOf(lead.assignedTo)} />,
  },
  {
    key: 'createdAt',
    title: 'Came in',
    wide: true,
    sorter: true,
    width: 92,
    align: 'right',
    render: (_, lead) => <Age at={lead.createdAt} />,
  },
]
