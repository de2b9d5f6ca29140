import { useCreate, useWarnAboutChange } from '@refinedev/core'
import { App } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { RequestFailed, sentenceOf } from '../api/call.ts'
import { useSendQuote } from '../quotes/send.tsx'
import { bodyOf, type Draft, extrasOf, workOf } from './draft.ts'

/** `lineItems.2.price` → the key of the third line. */
const problemsOf = (error: unknown, draft: Draft): Record<string, string> => {
  if (!(error instanceof RequestFailed) || !error.errors) return {}
  return Object.fromEntries(
    Object.entries(error.errors).flatMap(([field, words]) => {
      const [, list, place] = /^(lineItems|optionalItems)\.(\d+)/.exec(field) ?? []
      const line = (list === 'lineItems' ? workOf(draft) : extrasOf(draft))[Number(place)]
      return list && line ? [[line.key, words]] : []
    }),
  )
}

/** Saves a new version, and on wish sends it; what is wrong with a line stands at the line. */
export function useSaveQuote(leadId: string) {
  const { notification, message } = App.useApp()
  const navigate = useNavigate()
  const { mutateAsync } = useCreate()
  const { setWarnWhen } = useWarnAboutChange()
  const { send } = useSendQuote()
  const [busy, setBusy] = useState<'save' | 'send' | null>(null)
  const [problems, setProblems] = useState<Record<string, string>>({})

  const save = async (draft: Draft, andSend: boolean) => {
    setBusy(andSend ? 'send' : 'save')
    setProblems({})
    try {
      const { data: quote } = await mutateAsync({
        resource: 'quotes',
        values: bodyOf(leadId, draft),
        invalidates: ['list', 'detail'],
        successNotification: false,
        errorNotification: false,
      })
      setWarnWhen?.(false)
      const sent = andSend ? await send(String(quote.id)) : null
      if (!andSend) void message.success('Quote saved, not yet sent')
      // The warning above is taken back in a render of its own, before the page is left.
      setTimeout(() => void navigate(sent ? `/leads/${leadId}` : `/quotes/${quote.id}`))
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
