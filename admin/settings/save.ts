import { useCreate, useInvalidate, useList, useUpdate } from '@refinedev/core'
import { App } from 'antd'
import { useState } from 'react'
import type { Setting } from '../../cms/payload-types.ts'
import { type SettingKey, type Settings, settingProblem } from '../../domain/settings.ts'
import { sentenceOf } from '../api/call.ts'

const silent = { successNotification: false as const, errorNotification: false as const }

/** Writes changed rules, one row a key, checked by the same rules as the server. */
export function useSaveSettings() {
  const { notification, message } = App.useApp()
  const invalidate = useInvalidate()
  const { result } = useList<Setting>({
    resource: 'settings',
    pagination: { mode: 'off' },
    meta: { select: ['key', 'value'] },
  })
  const { mutateAsync: create } = useCreate()
  const { mutateAsync: update } = useUpdate()
  const [busy, setBusy] = useState(false)
  const refuse = (description: string) =>
    notification.error({
      message: 'The rules were not saved',
      description,
      role: 'alert',
      placement: 'bottomRight',
    })

  const save = async (keys: readonly SettingKey[], settings: Settings): Promise<boolean> => {
    const problem = keys
      .map((key) => settingProblem(key, settings[key]))
      .find((words) => words !== null)
    if (problem) {
      refuse(problem)
      return false
    }
    setBusy(true)
    try {
      for (const key of keys) {
        const row = result.data.find((stored) => stored.key === key)
        const values = { key, value: settings[key] }
        await (row
          ? update({ resource: 'settings', id: row.id, values, ...silent })
          : create({ resource: 'settings', values, ...silent }))
      }
      void message.success('The rules hold from now on')
      return true
    } catch (error) {
      refuse(sentenceOf(error))
      return false
    } finally {
      setBusy(false)
      void invalidate({ resource: 'settings', invalidates: ['list'] })
    }
  }
  return { save, busy }
}
