import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'

interface LoadingProps {
  label: string
  problem: string
  again: () => void
}

/** In place of what is being fetched; or why it did not come, and another try. */
export const Loading = ({ label, problem, again }: LoadingProps) =>
  problem ? (
    <Notice kind="wrong">
      <p>{problem}</p>
      <p>
        <Button onClick={again}>Try again</Button>
      </p>
    </Notice>
  ) : (
    <i className="bone card tall" role="status" aria-label={label} />
  )
