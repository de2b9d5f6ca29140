import type { Job } from './contractor-api.ts'

/** What is to be done: the lines that were bought, the package's promises, and what was said. */
export const JobWork = ({ job }: { job: Job }) => (
  <>
    <ul className="job-lines">
      {job.lines.map(({ description, qty, isExtra }) => (
        <li key={`${isExtra}${description}`}>
          {description}
          {qty > 1 && ` × ${qty}`} {isExtra && <span className="pill">Extra</span>}
        </li>
      ))}
    </ul>
    {job.package && (
      <p className="job-package">
        <strong>{job.package.name} package:</strong> {job.package.includes.join(' · ')}
      </p>
    )}
    {job.notes && <p className="job-notes">{job.notes}</p>}
    {job.description && (
      <details>
        <summary>What the customer said</summary>
        <p>{job.description}</p>
      </details>
    )}
  </>
)
