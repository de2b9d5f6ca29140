import type { Job } from './contractor-api.ts'
import { JobCard } from './JobCard.tsx'
import { statusOf } from './outbox.ts'
import type { Desk } from './use-outbox.ts'

interface JobSheetProps {
  jobs: Job[]
  today: string
  desk: Desk
  refresh: () => Promise<void>
}

/** Today first and whole; then what comes after it. What is done is with the earnings. */
export const JobSheet = ({ jobs, today, desk, refresh }: JobSheetProps) => {
  const known = jobs.map((job) => ({ ...job, status: statusOf(job, desk) }))
  const open = known.filter(({ status }) => status !== 'done')
  const now = open.filter(({ date }) => date <= today)
  const later = open.filter(({ date }) => date > today)
  const done = known.filter(({ status, date }) => status === 'done' && date === today)
  const card = { desk, refresh }
  return (
    <>
      <section aria-labelledby="today">
        <h2 id="today">Today</h2>
        {now.length === 0 && (
          <p className="hint">{done.length > 0 ? 'All done for today.' : 'Nothing today.'}</p>
        )}
        {now.map((job) => (
          <JobCard key={job.id} job={job} today {...card} />
        ))}
        {done.length > 0 && (
          <ul className="card rows done-today" aria-label="Done today">
            {done.map((job) => (
              <li key={job.id}>
                <span>
                  {job.customerName}
                  <span className="hint"> {job.reference}</span>
                  {desk.refused[job.id] && <span className="error">{desk.refused[job.id]}</span>}
                </span>
                <span className="pill">Done</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="later">
        <h2 id="later">Coming up</h2>
        {later.length === 0 && (
          <p className="hint">No jobs yet. The more days you are free, the more come.</p>
        )}
        {later.map((job) => (
          <JobCard key={job.id} job={job} {...card} />
        ))}
      </section>
    </>
  )
}
