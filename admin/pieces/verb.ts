import { useCustomMutation, useInvalidate } from '@refinedev/core'
import { App } from 'antd'
import { sentenceOf } from '../api/call.ts'
import { announce } from '../api/live-feed.ts'

interface Request {
  /** Under `/api`: `/leads/…/transition`. */
  path: string
  method?: 'post' | 'put' | 'patch' | 'delete'
  body?: unknown
  /** Said when it worked. */
  done?: string
  /** Said over the API's sentence when it did not. */
  failed?: string
  /** Lists and records that may look different now. */
  touches?: readonly string[]
}

/**
 * One of the API's verbs behind a button: runs it, says how it went, and has what it touched looked
 * at again. Answers null when it was refused (the person has been told why).
 */
export function useVerb() {
  const { notification, message } = App.useApp()
  const invalidate = useInvalidate()
  const { mutateAsync, mutation } = useCustomMutation()

  const run = async <Answer>(request: Request): Promise<Answer | null> => {
    const {
      path,
      method = 'post',
      body = {},
      done,
      failed = 'That did not work',
      touches = [],
    } = request
    try {
      const { data } = await mutateAsync({
        url: path,
        method,
        values: body as Record<string, unknown>,
        successNotification: false,
        errorNotification: false,
      })
      if (done) void message.success(done)
      return data as Answer
    } catch (error) {
      notification.error({
        message: failed,
        description: sentenceOf(error),
        placement: 'bottomRight',
        duration: 8,
        role: 'alert',
      })
      return null
    } finally {
      for (const resource of touches)
        void invalidate({ resource, invalidates: ['list', 'many', 'detail'] })
      announce(touches)
    }
  }
  return { run, busy: mutation.isPending }
}
