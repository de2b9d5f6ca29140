import { useState } from 'react'
import type { Lead } from '../../cms/payload-types.ts'
import { useMe } from '../pieces/me.tsx'
import { useVerb } from '../pieces/verb.ts'
import { type ReplyTemplate, useReplyOptions } from './reply-options.ts'
import { useWindowLeft } from './reply-window.tsx'
import { isComplete } from './template-form.tsx'

export type Way = 'reply' | 'note'

interface Draft {
  way: Way
  words: string
  template: ReplyTemplate | null
  /** What a person filled into the template's gaps. */
  values: Record<string, string>
}

const EMPTY: Draft = { way: 'reply', words: '', template: null, values: {} }

/** What was begun and not sent, by lead: going to another thread and back loses nothing. */
const begun = new Map<string, Draft>()

/** Everything behind the box in which a customer is answered. */
export function useReply(lead: Lead) {
  const me = useMe()
  const { run, busy } = useVerb()
  const [, look] = useState(0)
  const [picking, setPicking] = useState(false)
  const options = useReplyOptions(lead.id, me.may('sendMessage') && !lead.erasedAt)
  const left = useWindowLeft(options?.windowClosesAt)
  const draft = begun.get(lead.id) ?? EMPTY
  const change = (to: Partial<Draft>) => {
    begun.set(lead.id, { ...(begun.get(lead.id) ?? EMPTY), ...to })
    look((times) => times + 1)
  }

  // An estimator's question goes as a template, whenever it is, and the lead then waits for the answer.
  const asking = lead.state === 'estimator_reviewing' && me.may('workEstimatorQueue')
  // Until it is known, nobody is held up: the server knows, and gives the words back if it must.
  const writable = asking || !options || (left !== null && left > 0)
  const words = draft.words.trim()
  const ready = draft.template
    ? isComplete(draft.template, draft.values)
    : words !== '' && (draft.way === 'note' || writable)

  const message = (): { path: string; body: object } => {
    const path = `/leads/${lead.id}/messages`
    const { template, values, way } = draft
    if (template) return { path, body: { template: template.name, variables: values } }
    if (way === 'note') return { path: `/leads/${lead.id}/notes`, body: { body: words } }
    if (asking)
      return { path, body: { template: 'estimator_question', variables: { question: words } } }
    return { path, body: { body: words } }
  }
  const send = () => {
    if (!ready || busy) return
    const sent = draft
    // The box is free at once; what could not be sent comes back into it.
    const { path, body } = message()
    change({ words: '', template: null, values: {} })
    void run({
      path,
      body,
      failed: sent.way === 'note' ? 'The note was not kept' : 'The message was not sent',
      touches: ['messages', 'leads', 'lead-events', 'threads'],
    }).then((kept) => {
      if (!kept) change(sent)
    })
  }
  return {
    draft,
    change,
    options,
    left,
    asking,
    writable,
    ready,
    busy,
    send,
    picking,
    setPicking,
  }
}
