import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import type { Lead, User } from '../../cms/payload-types.ts'
import { Card } from '../pieces/card.tsx'
import { Facts } from '../pieces/facts.tsx'
import { useMe } from '../pieces/me.tsx'
import { filled } from '../pieces/related.ts'
import { Moment } from '../pieces/when.tsx'
import { phoneInWords } from '../words/contact.ts'
import { CUSTOMER_WORDS, SOURCE_WORDS } from '../words/vocabulary.ts'
import { Postcode } from './columns.tsx'

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
      <Facts
        facts={[
          [
            'Phone',
            <a key="phone" href={`tel:${lead.phone}`} className="figures">
              {phoneInWords(lead.phone)}
            </a>,
          ],
          ['Postcode', <Postcode key="postcode" lead={lead} />],
          ['Address', lead.address],
          ['Email', lead.email && <a href={`mailto:${lead.email}`}>{lead.email}</a>],
          ['Customer is a', CUSTOMER_WORDS[lead.customerType ?? 'homeowner']],
          [
            'Came in',
            <span key="in">
              {SOURCE_WORDS[lead.source]}, <Moment at={lead.createdAt} />
            </span>,
          ],
          ...(owner ? ([['Owner', owner.name]] as const) : []),
          ...(earlier
            ? ([
                [
                  'Before',
                  <Link key="b" to={`/leads/${earlier.id}`}>
                    {earlier.reference}
                  </Link>,
                ],
              ] as const)
            : []),
          ...(lead.marketingStoppedAt ? ([['Marketing', 'Said STOP']] as const) : []),
        ]}
      />
      {editing && (
        <Suspense fallback={null}>
          <EditLead lead={lead} close={() => setEditing(false)} />
        </Suspense>
      )}
    </Card>
  )
}
