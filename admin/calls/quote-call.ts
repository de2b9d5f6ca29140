import { useInvalidate } from '@refinedev/core'
import { App } from 'antd'
import { useState } from 'react'
import { sentenceOf } from '../api/call.ts'
import { announce } from '../api/live-feed.ts'
import type { Draft } from '../builder/draft.ts'
import { useMakeQuote } from '../builder/make-quote.ts'
import { QUOTE_TOUCHES, useSendQuote } from '../quotes/send.tsx'

const keyOf = (draft: Draft): string =>
  draft.lines.map(({ skuId, qty }) => `${skuId}×${qty}`).join()

/** Makes the quote of what was accepted and sends it, while the customer is still on the line. */
export function useQuoteCall(leadId: string) {
  const { notification } = App.useApp()
  const invalidate = useInvalidate()
  const makeQuote = useMakeQuote(leadId)
  const { send } = useSendQuote()
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState<{ id: string; key: string } | null>(null)

  const quoteAndSend = async (draft: Draft) => {
    setBusy(true)
    try {
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
      for (const resource of QUOTE_TOUCHES)
        void invalidate({ resource, invalidates: ['list', 'detail'] })
      announce(QUOTE_TOUCHES)
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
