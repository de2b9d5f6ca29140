import { useEffect, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { FocusHeading, Frame } from '../ui/Frame.tsx'
import { Notice } from '../ui/Notice.tsx'
import { londonDate } from '../words/when.ts'
import { Calendar } from './Calendar.tsx'
import { Earnings } from './Earnings.tsx'
import { JobSheet } from './JobSheet.tsx'
import { SignIn } from './SignIn.tsx'
import { Skills } from './Skills.tsx'
import { useJobs } from './use-jobs.ts'
import { useOutbox } from './use-outbox.ts'

const TABS = { jobs: 'Jobs', days: 'Days', pay: 'Earnings', skills: 'Skills' } as const
type Tab = keyof typeof TABS

const clockAt = (instant: number) =>
  new Date(instant).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })

/** `/c/:token`: the contractor's own jobs and days, one-handed and in the sun. */
const ContractorPage = ({ token }: { token: string }) => {
  const { kept, refusal, refresh } = useJobs(token)
  const desk = useOutbox(refresh)
  const [tab, setTab] = useState<Tab>('jobs')
  useEffect(() => {
    // Without one the sheet is there as long as the page is open; that is no error.
    navigator.serviceWorker
      ?.register('/job-sheet-worker.js', { scope: '/c/' })
      .catch(() => undefined)
  }, [])
  if (!kept)
    return refusal ? (
      <Refused code={refusal.code} message={refusal.message} again={refresh} />
    ) : (
      <Waiting />
    )
  const { contractor, jobs } = kept.answer
  const offline = refusal?.code === 'OFFLINE' || refusal?.code === 'UNAVAILABLE'
  const today = offline ? londonDate(new Date()) : kept.answer.today
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
      {desk.waiting.length > 0 && (
        <Notice kind="waiting">
          <p>{waitingInWords(desk.waiting)}</p>
        </Notice>
      )}
      {tab === 'jobs' && <JobSheet jobs={jobs} today={today} desk={desk} refresh={refresh} />}
      {tab === 'days' && <Calendar jobs={jobs} today={today} />}
      {tab === 'pay' && <Earnings />}
      {tab === 'skills' && <Skills />}
    </Frame>
  )
}
export default ContractorPage

const waitingInWords = (waiting: { photo?: Blob }[]): string => {
  const photos = waiting.filter(({ photo }) => photo).length
  const parts = [
    waiting.length > photos && 'What you pressed',
    photos > 0 && (photos === 1 ? '1 photo' : `${photos} photos`),
  ].filter(Boolean)
  const said = parts.join(' and ')
  return `${said} will be sent by itself as soon as there is a signal.`
}

interface RefusedProps {
  code: string
  message: string
  again: () => Promise<void>
}

const HEADINGS: Record<string, string> = {
  UNAUTHORIZED: 'Please open your newest link',
  FORBIDDEN: 'This page is closed to you',
}

const Refused = ({ code, message, again }: RefusedProps) => (
  <Frame title="Your jobs">
    <FocusHeading>{HEADINGS[code] ?? 'Your jobs did not load'}</FocusHeading>
    <p className="lead">
      {code === 'UNAUTHORIZED'
        ? 'Links work for seven days. Every message about a job brings a new one.'
        : message}
    </p>
    <p>
      <Button onClick={() => void again()}>Try again</Button>
    </p>
    {code === 'UNAUTHORIZED' && <SignIn done={again} />}
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
