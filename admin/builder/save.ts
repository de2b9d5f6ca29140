import { useInvalidate, useWarnAboutChange } from '@refinedev/core'
import { App } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { RequestFailed, sentenceOf } from '../api/call.ts'
import { announce } from '../api/live-feed.ts'
import { QUOTE_TOUCHES, useSendQuote } from '../quotes/send.tsx'
import { type Draft, extrasOf, workOf } from './draft.ts'
import { useMakeQuote } from './make-quote.ts'

/** `lineItems.2.price` → the key of the third line. */
const problemsOf = (error: unknown, draft: Draft): Record<string, string> => {
  if (!(error instanceof RequestFailed) || !error.errors) return {}
  return Object.fromEntries(
    Object.entries(error.errors).flatMap(([field, words]) => {
      const [, list, place] = /^(?:quote\.)?(lineItems|optionalItems)\.(\d+)/.exec(field) ?? []
      const line = (list === 'lineItems' ? workOf(draft) : extrasOf(draft))[Number(place)]
      return list && line ? [[line.key, words]] : []
    }),
  )
}

/** Where to go once a quote was sent. */
export type Next = () => Promise<string>

/** Saves a new version, and on wish sends it; what is wrong with a line stands at the line. */
export function useSaveQuote(leadId: string, next?: Next) {
  const { notification, message } = App.useApp()
  const navigate = useNavigate()
  const invalidate = useInvalidate()
  const makeQuote = useMakeQuote(leadId)
  const { setWarnWhen } = useWarnAboutChange()
  const { send } = useSendQuote()
  const [busy, setBusy] = useState<'save' | 'send' | null>(null)
  const [problems, setProblems] = useState<Record<string, string>>({})

  const save = async (draft: Draft, andSend: boolean) => {
    setBusy(andSend ? 'send' : 'save')
    setProblems({})
    try {
      const { id } = await makeQuote(draft)
      for (const resource of QUOTE_TOUCHES)
        void invalidate({ resource, invalidates: ['list', 'detail'] })
      announce(QUOTE_TOUCHES)
      setWarnWhen?.(false)
      const sent = andSend ? await send(id) : null
      if (!andSend) void message.success('Quote saved, not yet sent')
      const to = !sent ? `/quotes/${id}` : next ? await next() : `/leads/${leadId}`
      // The warning above is taken back in a render of its own, before the page is left.
      setTimeout(() => void navigate(to))
    } catch (error) {
      setProblems(problemsOf(error, draft))
      notification.error({
        message: 'The quote was not saved',
        description: sentenceOf(error),
        placement: 'bottomRight',
        role: 'alert',
      })
    } finally {
      setBusy(null)
    }
  }
  return { save, busy, problems }
}
