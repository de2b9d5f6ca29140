import { Button } from 'antd'
import { sentenceOf } from '../api/call.ts'

/** What went wrong where something should have been, and the way to try again. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <div role="alert" className="failure">
      <p>{sentenceOf(error)}</p>
      {retry && (
        <Button size="small" onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  )
}
