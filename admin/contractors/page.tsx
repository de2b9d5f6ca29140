import { useOne } from '@refinedev/core'
import { Tabs } from 'antd'
import { lazy, Suspense } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { HandymanProfile } from '../../cms/payload-types.ts'
import { Failure } from '../pieces/failure.tsx'
import { useTitle } from '../pieces/page.tsx'
import { ToneTag } from '../pieces/tag.tsx'
import { Waiting } from '../pieces/waiting.tsx'
import { phoneInWords } from '../words/contact.ts'
import { certificatesOf, expiryOf } from './certificates.ts'
import '../styles/lead.css'
import '../styles/contractor.css'

const Profile = lazy(() => import('./profile.tsx'))
const Skills = lazy(() => import('./skills.tsx'))
const Availability = lazy(() => import('./availability.tsx'))
const Jobs = lazy(() => import('./jobs.tsx'))
const Area = lazy(() => import('./area.tsx'))

const TABS = {
  availability: 'Availability',
  skills: 'Skills',
  area: 'Area',
  profile: 'Profile',
  jobs: 'Work',
} as const
type Tab = keyof typeof TABS

/** Those that ran out or soon will: no job that needs one is offered after that. */
function Certificates({ contractor }: { contractor: HandymanProfile }) {
  return certificatesOf(contractor)
    .map((certificate) => ({ certificate, ...expiryOf(certificate) }))
    .filter(({ tone }) => tone !== 'quiet')
    .map(({ certificate, tone, words }) => (
      <ToneTag
        key={certificate.name}
        tone={tone}
        title="No job that needs it is offered after that"
      >
        {certificate.name}: {words.toLowerCase()}
      </ToneTag>
    ))
}

export function Component() {
  const { id = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const { query, result: contractor } = useOne<HandymanProfile>({
    resource: 'handyman-profiles',
    id,
    errorNotification: false,
  })
  useTitle(contractor?.name ?? 'Contractor')
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />
  if (!contractor) return <Waiting lines={8} />

  const asked = params.get('tab')
  const tab: Tab = asked && asked in TABS ? (asked as Tab) : 'availability'
  const screens: Record<Tab, React.ReactNode> = {
    availability: <Availability contractor={contractor} />,
    skills: <Skills contractor={contractor} />,
    area: <Area contractor={contractor} />,
    profile: <Profile contractor={contractor} />,
    jobs: <Jobs contractor={contractor} />,
  }
  return (
    <>
      <header className="page-head tight">
        <div className="page-title">
          <h1>{contractor.name}</h1>
          {contractor.isActive === false ? (
            <ToneTag tone="quiet">Not active</ToneTag>
          ) : (
            <ToneTag tone="secured">Active</ToneTag>
          )}
          <Certificates contractor={contractor} />
          <p className="figures">
            {phoneInWords(contractor.phone)} · {contractor.postcode}, {contractor.radiusMiles} miles
            around
            {typeof contractor.rating === 'number' && ` · ${contractor.rating.toFixed(1)} of 5`}
          </p>
        </div>
      </header>
      <Tabs
        activeKey={tab}
        onChange={(next) => setParams({ tab: next }, { replace: true })}
        items={(Object.keys(TABS) as Tab[]).map((key) => ({ key, label: TABS[key] }))}
      />
      <Suspense fallback={<Waiting lines={8} />}>{screens[tab]}</Suspense>
    </>
  )
}
