import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import type { Lead } from '../../cms/payload-types.ts'
import { isTerminal } from '../../domain/lead-states.ts'
import { useFoundLeads } from '../commands/found-leads.ts'
import { useMe } from '../pieces/me.tsx'
import { StateTag } from '../pieces/state-tag.tsx'
import { phoneInWords } from '../words/contact.ts'

const Merge = lazy(() => import('./merge.tsx'))

/** Another open lead has this phone: most likely one customer twice, and worked on by two people. */
export function SamePhone({ lead }: { lead: Lead }) {
  const me = useMe()
  const [merging, setMerging] = useState(false)
  const asks = !isTerminal(lead.state) && !lead.erasedAt
  const { leads } = useFoundLeads(asks ? phoneInWords(lead.phone) : '')
  const twin = leads.find(
    ({ id, phone, state }) => id !== lead.id && phone === lead.phone && !isTerminal(state),
  )
  if (!twin) return null
  return (
    <p className="tone-ours note twin" role="note">
      <span>
        The same phone has another open lead:{' '}
        <Link to={`/leads/${twin.id}`}>
          {twin.customerName} {twin.reference}
        </Link>
      </span>
      <StateTag state={twin.state} />
      {me.may('mergeLeads') && (
        <Button size="small" className="push" onClick={() => setMerging(true)}>
          Merge…
        </Button>
      )}
      {merging && (
        <Suspense fallback={null}>
          <Merge lead={lead} close={() => setMerging(false)} proposed={twin.id} />
        </Suspense>
      )}
    </p>
  )
}
