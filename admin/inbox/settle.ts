import { useMe } from '../pieces/me.tsx'
import { useVerb } from '../pieces/verb.ts'

export interface Settle {
  may: boolean
  /** They wait for us. */
  waits: boolean
  busy: boolean
  toggle: () => void
}

/** Marks a conversation as done, or as not done after all. */
export function useSettle(leadId: string, waits: boolean, known: boolean): Settle {
  const me = useMe()
  const { run, busy } = useVerb()
  const toggle = () =>
    void run({
      path: `/leads/${leadId}/thread`,
      method: 'put',
      body: { done: waits },
      failed: 'That was not kept',
      touches: ['threads'],
    })
  return { may: known && me.may('sendMessage'), waits, busy, toggle }
}
