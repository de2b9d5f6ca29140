import { SendOutlined } from '@ant-design/icons'
import { Button, type ButtonProps } from 'antd'
import type { Quote } from '../../cms/payload-types.ts'
import { useMe } from '../pieces/me.tsx'
import { useVerb } from '../pieces/verb.ts'

export const QUOTE_TOUCHES = [
  'quotes',
  'leads',
  'lead-events',
  'messages',
  'job-task-requirements',
  'estimator-queue',
] as const

export function useSendQuote() {
  const { run, busy } = useVerb()
  const send = (id: string) =>
    run({
      path: `/quotes/${id}/send`,
      done: 'Quote sent by WhatsApp',
      failed: 'The quote was not sent',
      touches: QUOTE_TOUCHES,
    })
  return { send, busy }
}

/** Draft and sent quotes can (again) be sent; what is replaced, expired or accepted cannot. */
export const isSendable = (quote: Quote): boolean =>
  ['draft', 'sent', 'viewed'].includes(quote.status)

export function SendQuote({ quote, ...button }: { quote: Quote } & ButtonProps) {
  const me = useMe()
  const { send, busy } = useSendQuote()
  if (!me.may('makeQuote') || !isSendable(quote)) return null
  return (
    <Button icon={<SendOutlined />} loading={busy} onClick={() => void send(quote.id)} {...button}>
      {quote.sentAt ? 'Send again' : 'Send'}
    </Button>
  )
}
