import { PhoneOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Lead } from '../../cms/payload-types.ts'
import { useMe } from '../pieces/me.tsx'
import { useVerb } from '../pieces/verb.ts'
import { LEAD_TOUCHES } from './lead.ts'

/** Rings one's own phone, then the customer's: the call is recorded and written down like one that came in. */
export function Ring({ lead }: { lead: Pick<Lead, 'id' | 'erasedAt'> }) {
  const me = useMe()
  const { run, busy } = useVerb()
  if (!me.may('sendMessage') || lead.erasedAt) return null
  return (
    <Button
      size="small"
      icon={<PhoneOutlined />}
      loading={busy}
      onClick={() =>
        run({
          path: `/leads/${lead.id}/call`,
          done: 'Your phone rings now. Pick it up, and the customer is rung.',
          failed: 'The call was not placed',
          touches: LEAD_TOUCHES,
        })
      }
    >
      Ring
    </Button>
  )
}
