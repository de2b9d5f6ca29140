import { UserOutlined } from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Lead } from '../../cms/payload-types.ts'
import { Ask, type Question } from '../pieces/ask.tsx'
import { useMe } from '../pieces/me.tsx'
import { useVerb } from '../pieces/verb.ts'
import { LEAD_TOUCHES } from './lead.ts'

const Merge = lazy(() => import('./merge.tsx'))

/** What may be done with the customer behind a lead: two leads made one, what we hold handed over, or forgotten. */
export function Rights({ lead }: { lead: Lead }) {
  const me = useMe()
  const navigate = useNavigate()
  const { run } = useVerb()
  const [question, setQuestion] = useState<Question | null>(null)
  const [merging, setMerging] = useState(false)
  if (lead.erasedAt) return null

  const erase = () =>
    setQuestion({
      title: `Erase ${lead.customerName}`,
      danger: true,
      button: 'Erase this customer for good',
      will: (
        <>
          <p>
            Name, phone, address, messages, recordings, photos and videos are gone, over all leads
            of this phone. Open leads are cancelled and every link stops working.
          </p>
          <p>What was quoted, booked and paid stays, without the person. It cannot be undone.</p>
        </>
      ),
      act: async () => {
        const went = await run({
          path: `/leads/${lead.id}/erase`,
          done: 'The customer was erased',
          failed: 'Nobody was erased',
          touches: [...LEAD_TOUCHES, 'bookings'],
        })
        if (went) void navigate('/leads')
        return went !== null
      },
    })
  const items: MenuProps['items'] = [
    me.may('mergeLeads') && {
      key: 'merge',
      label: 'Merge into another lead…',
      onClick: () => setMerging(true),
    },
    me.may('exportCustomer') && {
      key: 'export',
      label: (
        <a href={`/api/leads/${lead.id}/export`} download>
          Download all we hold on them
        </a>
      ),
    },
    me.may('eraseCustomer') && {
      key: 'erase',
      danger: true,
      label: 'Erase the customer…',
      onClick: erase,
    },
  ].filter((item) => item !== false)
  if (items.length === 0) return null
  return (
    <>
      <Dropdown trigger={['click']} placement="bottomRight" menu={{ items }}>
        <Button icon={<UserOutlined />} aria-label="The customer: merge, download, erase" />
      </Dropdown>
      {question && <Ask question={question} close={() => setQuestion(null)} />}
      {merging && (
        <Suspense fallback={null}>
          <Merge lead={lead} close={() => setMerging(false)} />
        </Suspense>
      )}
    </>
  )
}
