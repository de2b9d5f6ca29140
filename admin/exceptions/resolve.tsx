import { useInvalidate, useUpdate } from '@refinedev/core'
import { Button } from 'antd'
import { useState } from 'react'
import type { Exception } from '../../cms/payload-types.ts'
import { Ask } from '../pieces/ask.tsx'
import { useMe } from '../pieces/me.tsx'
import { EXCEPTION_WORDS } from '../words/vocabulary.ts'

/** Closes a trouble with how it ended, which the next person will be glad to read. */
export function ResolveButton({ exception }: { exception: Exception }) {
  const me = useMe()
  const invalidate = useInvalidate()
  const [asking, setAsking] = useState(false)
  const { mutateAsync } = useUpdate()
  if (!me.can('update', 'exceptions')) return null
  const settle = async (resolution: string) => {
    try {
      await mutateAsync({
        resource: 'exceptions',
        id: exception.id,
        values: { resolvedAt: new Date().toISOString(), resolution },
        successNotification: () => ({ message: 'Settled', type: 'success' }),
      })
      void invalidate({ resource: 'exceptions', invalidates: ['list'] })
      return true
    } catch {
      return false
    }
  }
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        Settle
      </Button>
      {asking && (
        <Ask
          close={() => setAsking(false)}
          question={{
            title: EXCEPTION_WORDS[exception.kind],
            will: exception.detail,
            button: 'Mark as settled',
            note: { label: 'How it ended', placeholder: 'Called the customer, found that …' },
            act: settle,
          }}
        />
      )}
    </>
  )
}
