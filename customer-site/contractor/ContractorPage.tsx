import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { FocusHeading, Frame } from '../ui/Frame.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Availability } from './Availability.tsx'
import { JobSheet } from './JobSheet.tsx'
import { useJobs } from './use-jobs.ts'

const TABS = { jobs: 'Jobs', days: 'My days' } as const
type Tab = keyof typeof TABS

const clockAt = (instant: number) =>
  new Date(instant).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })

/** `/c/:token`: the contractor's own jobs and days, one-handed and in the sun. */
const ContractorPage = ({ token }: { token: string }) => {
  const { kept, refusal, refresh } = useJobs(token)
  const [tab, setTab] = useState<Tab>('jobs')
  if (!kept)
    return refusal ? (
      <Refused code={refusal.code} message={refusal.message} again={refresh} />
    ) : (
      <Waiting />
    )
  const { contractor, jobs } = kept.answer
  const offline = refusal?.code === 'OFFLINE' || refusal?.code === 'UNAVAILABLE'
  return (
    <Frame title="Your jobs">
      <header className="hero">
        <h1>{contractor.name.split(' ')[0]}</h1>
        <nav className="tabs" aria-label="Pages">
          {(Object.keys(TABS) as Tab[]).map((one) => (
            <button
              key={one}
              type="button"
              aria-current={tab === one ? 'page' : undefined}
              onClick={() => setTab(one)}
            >
              {TABS[one]}
            </button>
          ))}
        </nav>
      </header>
      {offline && (
        <Notice kind="waiting">
          <p>No connection. This is how it stood at {clockAt(kept.at)}.</p>
        </Notice>
      )}
      {tab === 'jobs' ? <JobSheet jobs={jobs} refresh={refresh} /> : <Availability jobs={jobs} />}
    </Frame>
  )
}
export default ContractorPage

interface RefusedProps {
  code: string
  message: string
  again: () => Promise<void>
}

const Refused = ({ code, message, again }: RefusedProps) => (
  <Frame title="Your jobs">
    <FocusHeading>
      {code === 'UNAUTHORIZED' ? 'Please open your newest link' : 'Your jobs did not load'}
    </FocusHeading>
    <p className="lead">
      {code === 'UNAUTHORIZED'
        ? 'Links work for seven days. Every message about a job brings a new one.'
        : message}
    </p>
    <p>
      <Button onClick={() => void again()}>Try again</Button>
    </p>
  </Frame>
)

const Waiting = () => (
  <Frame title="Your jobs">
    <div className="skeleton" role="status" aria-label="Loading your jobs">
      <i className="bone title" />
      <i className="bone card tall" />
      <i className="bone card" />
    </div>
  </Frame>
)
