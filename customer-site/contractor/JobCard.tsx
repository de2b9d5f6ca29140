import { useState } from 'react'
import { formatPence } from '../../domain/money.ts'
import { asRefusal } from '../api/http.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/icons.tsx'
import { Notice } from '../ui/Notice.tsx'
import { contractorApi, type Job, type JobVerb } from './contractor-api.ts'
import { DropOut } from './DropOut.tsx'

const STATUS: Partial<Record<Job['status'], string>> = {
  on_the_way: 'You are on the way',
  started: 'You are at work',
}
const NEXT: Partial<Record<Job['status'], [JobVerb, string]>> = {
  assigned: ['on-the-way', 'I’m on my way'],
  told: ['on-the-way', 'I’m on my way'],
  on_the_way: ['start', 'Start the job'],
  started: ['finish', 'Finish the job'],
}

const directions = ({ address, postcode }: Job) =>
  `https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent([address, postcode].filter(Boolean).join(', '))}`

interface JobCardProps {
  job: Job
  refresh: () => Promise<void>
  /** It is to be done today, so its next step is offered. */
  today?: boolean
}

export const JobCard = ({ job, refresh, today }: JobCardProps) => {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const [dropping, setDropping] = useState(false)
  const next = today ? NEXT[job.status] : undefined
  const move = async (verb: JobVerb) => {
    setBusy(true)
    setProblem('')
    try {
      await contractorApi.move(job.id, verb)
    } catch (error) {
      setProblem(asRefusal(error).message)
    }
    await refresh()
    setBusy(false)
  }
  return (
    <article className="card job" aria-label={`${job.reference}, ${job.when}`}>
      <header>
        <h3>{job.when}</h3>
        {job.pay !== null && <span className="money">{formatPence(job.pay)}</span>}
      </header>
      {STATUS[job.status] && <p className="pill">{STATUS[job.status]}</p>}
      <ul className="job-lines">
        {job.lines.map(({ description, qty }) => (
          <li key={description}>
            {description}
            {qty > 1 && ` × ${qty}`}
          </li>
        ))}
      </ul>
      {job.notes && <p className="job-notes">{job.notes}</p>}
      {job.description && (
        <details>
          <summary>What the customer said</summary>
          <p>{job.description}</p>
        </details>
      )}
      <p className="job-place">
        <strong>{job.customerName}</strong>
        <span>{[job.address, job.postcode].filter(Boolean).join(', ') || 'Address to come'}</span>
      </p>
      <div className="actions">
        <a className="button plain" href={`tel:${job.customerPhone}`}>
          <Icon name="phone" />
          Call
        </a>
        <a
          className="button plain"
          href={directions(job)}
          target="_blank"
          rel="noopener noreferrer"
        >
          <Icon name="pin" />
          Directions
        </a>
      </div>
      {problem && (
        <Notice kind="wrong" focus>
          <p>{problem}</p>
        </Notice>
      )}
      {next && (
        <Button look="main" className="big" busy={busy} onClick={() => void move(next[0])}>
          {next[1]}
        </Button>
      )}
      {job.status !== 'started' &&
        (dropping ? (
          <DropOut job={job} refresh={refresh} onKeep={() => setDropping(false)} />
        ) : (
          <Button look="quiet" onClick={() => setDropping(true)}>
            I can’t make it
          </Button>
        ))}
    </article>
  )
}
