import { Button } from 'antd'
import { Link } from 'react-router'
import type { Lead } from '../../cms/payload-types.ts'
import { canMove } from '../../domain/lead-states.ts'
import { useMe } from '../pieces/me.tsx'
import { STATE_WORDS } from '../words/states.ts'

/** The way to the builder: the next thing to do before there is a quote, one of several after. */
export function BuildQuote({ lead, block = false }: { lead: Lead; block?: boolean }) {
  const me = useMe()
  if (!me.may('makeQuote') || !canMove(lead.state, 'quote_generated')) return null
  const again = STATE_WORDS[lead.state].stage === 'Quoted'
  return (
    <Link to={`/leads/${lead.id}/quote`}>
      <Button type={again ? 'default' : 'primary'} block={block}>
        {again ? 'New version' : 'Build a quote'}
      </Button>
    </Link>
  )
}
