import { Link } from 'react-router'
import { Nothing } from '../pieces/nothing.tsx'
import { Page } from '../pieces/page.tsx'

export function Component() {
  return (
    <Page title="Not here">
      <Nothing action={<Link to="/">Go to Today</Link>}>There is no page at this address.</Nothing>
    </Page>
  )
}
