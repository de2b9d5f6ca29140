import { useInvalidate } from '@refinedev/core'
import { App } from 'antd'
import { useState } from 'react'
import { call, sentenceOf } from '../api/call.ts'
import { announce } from '../api/live-feed.ts'
import type { Draft } from '../builder/draft.ts'
import { useMakeQuote } from '../builder/make-quote.ts'
import { LEAD_TOUCHES } from '../leads/lead.ts'
import { QUOTE_TOUCHES, useSendQuote } from '../quotes/send.tsx'

const TOUCHES = [...new Set([...QUOTE_TOUCHES, ...LEAD_TOUCHES])]

const keyOf = (draft: Draft): string =>
  draft.lines.map(({ skuId, qty }) => `${skuId}×${qty}`).join()

/**
 * Makes the quote of what was accepted and sends it, while the customer is still on the line. A name
 * that stands in the field though nobody confirmed it is kept first, and the quote is addressed so.
 */
export function useQuoteCall(leadId: string, heardName: string | null) {
  const { notification } = App.useApp()
  const invalidate = useInvalidate()
  const makeQuote = useMakeQuote(leadId)
  const { send } = useSendQuote()
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState<{ id: string; key: string } | null>(null)

  const quoteAndSend = async (draft: Draft) => {
    setBusy(true)
    try {
      if (heardName)
        await call(`/leads/${leadId}`, { method: 'PATCH', body: { customerName: heardName } })
      const { id } = await makeQuote(draft)
      if (await send(id)) setSent({ id, key: keyOf(draft) })
    } catch (error) {
      notification.error({
        message: 'The quote was not made',
        description: sentenceOf(error),
        placement: 'bottomRight',
        role: 'alert',
      })
    } finally {
      for (const resource of TOUCHES) void invalidate({ resource, invalidates: ['list', 'detail'] })
      announce(TOUCHES)
      setBusy(false)
    }
  }
  return {
    quoteAndSend,
    busy,
    /** The quote that went, and whether it says the same as what is accepted now. */
    sentOf: (draft: Draft) => (sent ? { id: sent.id, same: sent.key === keyOf(draft) } : null),
  }
}
