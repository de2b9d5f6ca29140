import { useCallback, useEffect, useState } from 'react'
import { useStore } from '../ui/store.ts'
import type { JobVerb } from './contractor-api.ts'
import { createOutbox, type OutboxState } from './outbox.ts'

const AGAIN_MS = 20_000

export interface Desk extends OutboxState {
  /** Kept when this is done; said at once where there is a signal, else as soon as there is one. */
  say: (jobId: string, verb: JobVerb, photos?: Blob[]) => Promise<void>
}

/** The phone's outbox, emptied whenever there may be a signal again. */
export const useOutbox = (refresh: () => Promise<void>): Desk => {
  const [outbox] = useState(createOutbox)
  const state = useStore(outbox)
  const flush = useCallback(async () => {
    if (await outbox.flush()) await refresh()
  }, [outbox, refresh])
  const waits = state.waiting.length > 0
  useEffect(() => {
    const again = () => void flush()
    again()
    const timer = waits ? setInterval(again, AGAIN_MS) : undefined
    addEventListener('online', again)
    document.addEventListener('visibilitychange', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
      document.removeEventListener('visibilitychange', again)
    }
  }, [flush, waits])
  const say = useCallback(
    async (jobId: string, verb: JobVerb, photos?: Blob[]) => {
      await outbox.say(jobId, verb, photos)
      void flush()
    },
    [outbox, flush],
  )
  return { ...state, say }
}
