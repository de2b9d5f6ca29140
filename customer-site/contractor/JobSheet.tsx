import { formatPence } from '../../domain/money.ts'
import { londonDate } from '../words/when.ts'
import type { Job } from './contractor-api.ts'
import { JobCard } from './JobCard.tsx'

interface JobSheetProps {
  jobs: Job[]
  refresh: () => Promise<void>
}

/** Today first and whole; what comes after it; then what is done and what it paid. */
export const JobSheet = ({ jobs, refresh }: JobSheetProps) => {
  const today = londonDate(new Date())
  const open = jobs.filter(({ status }) => status !== 'done')
  const now = open.filter(({ date }) => date <= today)
  const later = open.filter(({ date }) => date > today)
  const done = jobs.filter(({ status }) => status === 'done').reverse()
  const earned = done.reduce((sum, { pay }) => sum + (pay ?? 0), 0)
  return (
    <>
      <section aria-labelledby="today">
        <h2 id="today">Today</h2>
        {now.length === 0 && <p className="hint">Nothing today.</p>}
        {now.map((job) => (
          <JobCard key={job.id} job={job} refresh={refresh} today />
        ))}
      </section>
      <section aria-labelledby="later">
        <h2 id="later">Coming up</h2>
        {later.length === 0 && (
          <p className="hint">No jobs yet. The more days you are free, the more come.</p>
        )}
        {later.map((job) => (
          <JobCard key={job.id} job={job} refresh={refresh} />
        ))}
      </section>
      {done.length > 0 && (
        <section aria-labelledby="done">
          <h2 id="done">Done in the last four weeks: {formatPence(earned)}</h2>
          <ul className="card rows">
            {done.map((job) => (
              <li key={job.id}>
                <span>
                  {job.when}
                  <span className="hint"> {job.reference}</span>
                </span>
                <span className="money">{job.pay === null ? '' : formatPence(job.pay)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
