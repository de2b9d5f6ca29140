import { formatPence } from '../../domain/money.ts'
import { longDate, shortDate } from '../words/when.ts'
import { contractorApi } from './contractor-api.ts'
import { Loading } from './Loading.tsx'
import { useAnswer } from './use-answer.ts'

/** What finished jobs paid, week by week. */
export const Earnings = () => {
  const { answer, problem, again } = useAnswer(contractorApi.earnings)
  if (!answer) return <Loading label="Loading your earnings" problem={problem} again={again} />
  const { weeks, taxYear } = answer
  return (
    <section aria-labelledby="earned">
      <h2 id="earned">What you earned</h2>
      <p className="hint">
        Since {longDate(taxYear.from)}: <strong>{formatPence(taxYear.pay)}</strong> from{' '}
        {taxYear.jobs} {taxYear.jobs === 1 ? 'job' : 'jobs'}.
      </p>
      {weeks.length === 0 && (
        <p className="hint">Finished jobs appear here, with what they paid.</p>
      )}
      {weeks.map((week) => (
        <section key={week.from} className="earned-week" aria-labelledby={`week-${week.from}`}>
          <h3 className="subhead" id={`week-${week.from}`}>
            {shortDate(week.from)} – {shortDate(week.to)}
            <span className="money">{formatPence(week.pay)}</span>
          </h3>
          <ul className="card rows">
            {week.jobs.map((job) => (
              <li key={job.reference}>
                <span>
                  {job.summary}
                  <span className="hint">
                    {' '}
                    {shortDate(job.date)}, {job.reference}
                  </span>
                </span>
                <span className="money">{formatPence(job.pay)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
