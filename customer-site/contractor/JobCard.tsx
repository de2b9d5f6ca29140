import { useState } from 'react'
import { formatPence } from '../../domain/money.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/icons.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PhotoPicker } from '../ui/PhotoPicker.tsx'
import { shrunk } from '../ui/shrink-photo.ts'
import { wholePostcode } from '../words/when.ts'
import type { Job, JobVerb } from './contractor-api.ts'
import { DropOut } from './DropOut.tsx'
import { JobWork } from './JobWork.tsx'
import type { Desk } from './use-outbox.ts'

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
  desk: Desk
  refresh: () => Promise<void>
  /** It is to be done today, so its next step is offered. */
  today?: boolean
}

export const JobCard = ({ job, desk, refresh, today }: JobCardProps) => (
  <article className="card job" aria-label={`${job.reference}, ${job.when}`}>
    <header>
      <h3>{job.when}</h3>
      {job.pay !== null && <span className="money">{formatPence(job.pay)}</span>}
    </header>
    {STATUS[job.status] && <p className="pill">{STATUS[job.status]}</p>}
    <JobWork job={job} />
    <p className="job-place">
      <strong>{job.customerName}</strong>
      <span>
        {wholePostcode([job.address, job.postcode].filter(Boolean).join(', ')) || 'Address to come'}
      </span>
    </p>
    <div className="actions">
      <a className="button plain" href={`tel:${job.customerPhone}`}>
        <Icon name="phone" />
        Call
      </a>
      <a className="button plain" href={directions(job)} target="_blank" rel="noopener noreferrer">
        <Icon name="pin" />
        Directions
      </a>
    </div>
    {desk.refused[job.id] && (
      <Notice kind="wrong" focus>
        <p>{desk.refused[job.id]}</p>
      </Notice>
    )}
    <Steps job={job} desk={desk} refresh={refresh} today={today} />
  </article>
)

/** One large button: what comes next. Giving the job back is there, and smaller. */
const Steps = ({ job, desk, refresh, today }: JobCardProps) => {
  const [busy, setBusy] = useState(false)
  const [photos, setPhotos] = useState<File[]>([])
  const [dropping, setDropping] = useState(false)
  const next = today ? NEXT[job.status] : undefined
  const say = async (verb: JobVerb) => {
    if (busy) return
    setBusy(true)
    try {
      await desk.say(job.id, verb, verb === 'finish' ? await Promise.all(photos.map(shrunk)) : [])
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {next?.[0] === 'finish' && (
        <PhotoPicker label="Photos of the finished work" photos={photos} onChange={setPhotos} />
      )}
      {next && !dropping && (
        <Button look="main" className="big" busy={busy} onClick={() => void say(next[0])}>
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
    </>
  )
}
