import { CheckOutlined, ClockCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Message } from '../../cms/payload-types.ts'
import { useMe } from '../pieces/me.tsx'
import { useVerb } from '../pieces/verb.ts'
import { MESSAGE_WORDS } from '../words/vocabulary.ts'

type Status = Message['status']

const TICKS = {
  queued: <ClockCircleOutlined />,
  sent: <CheckOutlined />,
  delivered: <span className="two-ticks">✓✓</span>,
  read: <span className="two-ticks read">✓✓</span>,
  failed: <WarningOutlined />,
}

const WAY: readonly Status[] = ['queued', 'sent', 'delivered', 'read']

/** How far each message was seen to be: an older answer that comes late takes no tick back. */
const furthest = new Map<string, Status>()

export const forwardOnly = (id: string, status: Status): Status => {
  const known = furthest.get(id)
  const arrived = known === 'delivered' || known === 'read'
  // A failed one is tried again from the beginning; one that arrived has arrived.
  const back = known && known !== 'failed' && WAY.indexOf(status) < WAY.indexOf(known)
  const shown = back && (status !== 'failed' || arrived) ? known : status
  furthest.set(id, shown)
  return shown
}

/** How far a message got, in ticks; one that failed says why. */
export function Delivery({ id, status, error }: Pick<Message, 'id' | 'status' | 'error'>) {
  const shown = forwardOnly(id, status)
  const { word } = MESSAGE_WORDS[shown]
  const failed = shown === 'failed'
  return (
    <span
      className={failed ? 'delivery failed' : 'delivery'}
      title={error && failed ? `${word}: ${error}` : word}
    >
      <span aria-hidden>{TICKS[shown]}</span>{' '}
      <span className={failed ? undefined : 'unseen'}>{word}</span>
    </span>
  )
}

/** What was withheld on purpose needs nobody; the rest may be tried again. */
export const isRetryable = ({ status, error }: Pick<Message, 'status' | 'error'>): boolean =>
  status === 'failed' && !error?.startsWith('Not sent:')

export function RetryMessage({ message }: { message: Pick<Message, 'id' | 'status' | 'error'> }) {
  const me = useMe()
  const { run, busy } = useVerb()
  if (!me.may('sendMessage') || !isRetryable(message)) return null
  return (
    <Button
      size="small"
      loading={busy}
      onClick={() =>
        void run({
          path: `/messages/${message.id}/retry`,
          done: 'On its way again',
          failed: 'The message was not sent',
          touches: ['messages', 'exceptions'],
        })
      }
    >
      Send again
    </Button>
  )
}
