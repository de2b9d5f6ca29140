import { Button } from 'antd'
import { useRouteError } from 'react-router'
import { sentenceOf } from '../api/call.ts'

const outdated = (error: unknown) =>
  error instanceof TypeError && /dynamically imported module|module script/i.test(error.message)

/** A screen that fell over: what happened, and the way back. */
export function Broken() {
  const error = useRouteError()
  const words = outdated(error)
    ? 'The back office was renewed while this page was open.'
    : `This page ran into trouble: ${sentenceOf(error)}`
  return (
    <div className="nothing tall" role="alert">
      <p>{words}</p>
      <Button type="primary" onClick={() => window.location.reload()}>
        Load it again
      </Button>
    </div>
  )
}
