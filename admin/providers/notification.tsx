import type { NotificationProvider } from '@refinedev/core'
import { App } from 'antd'
import { useMemo } from 'react'

/** What went well is a line that goes by itself; what did not stays until it is read. */
export const useNotificationProvider = (): NotificationProvider => {
  const { message, notification } = App.useApp()
  return useMemo(
    () => ({
      open({ key, type, message: title, description }) {
        if (type === 'error')
          return notification.error({
            key,
            message: title,
            description,
            duration: 8,
            placement: 'bottomRight',
            role: 'alert',
          })
        void message.success({ key, content: description || title, duration: 3 })
      },
      close(key) {
        notification.destroy(key)
        message.destroy(key)
      },
    }),
    [message, notification],
  )
}
