import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import type { Lead, User } from '../../cms/payload-types.ts'
import { Card } from '../pieces/card.tsx'
import { Fact, Facts } from '../pieces/facts.tsx'
import { useMe } from '../pieces/me.tsx'
import { filled } from '../pieces/related.ts'
import { Moment } from '../pieces/when.tsx'
import { phoneInWords } from '../words/contact.ts'
import { CUSTOMER_WORDS, SOURCE_WORDS } from '../words/vocabulary.ts'
import { Postcode } from './columns.tsx'
import { Ring } from './ring.tsx'

const EditLead = lazy(() => import('./edit-lead.tsx'))

export function CustomerCard({ lead }: { lead: Lead }) {
  const me = useMe()
  const [editing, setEditing] = useState(false)
  const earlier = filled(lead.previousLead)
  const owner = filled<User>(lead.assignedTo)
  return (
    <Card
      title="Customer"
      actions={
        me.can('update', 'leads') && (
          <Button size="small" type="text" icon={<EditOutlined />} onClick={() => setEditing(true)}>
            Change
          </Button>
        )
      }
    >
      <Facts>
        <Fact name="Phone">
          <a href={`tel:${lead.phone}`} className="figures">
            {phoneInWords(lead.phone)}
          </a>{' '}
          <Ring lead={lead} />
        </Fact>
        <Fact name="Postcode">
          <Postcode lead={lead} />
        </Fact>
        <Fact name="Address">{lead.address}</Fact>
        <Fact name="Email">{lead.email && <a href={`mailto:${lead.email}`}>{lead.email}</a>}</Fact>
        <Fact name="Customer is a">{CUSTOMER_WORDS[lead.customerType ?? 'homeowner']}</Fact>
        <Fact name="Came in">
          {SOURCE_WORDS[lead.source]}, <Moment at={lead.createdAt} />
        </Fact>
        {owner && <Fact name="Owner">{owner.name}</Fact>}
        {earlier && (
          <Fact name="Before">
            <Link to={`/leads/${earlier.id}`}>{earlier.reference}</Link>
          </Fact>
        )}
        {lead.marketingStoppedAt && <Fact name="Marketing">Said STOP</Fact>}
      </Facts>
      {editing && (
        <Suspense fallback={null}>
          <EditLead lead={lead} close={() => setEditing(false)} />
        </Suspense>
      )}
    </Card>
  )
}
