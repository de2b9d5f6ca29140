import { useInvalidate, useList } from '@refinedev/core'
import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { ContractorSkill } from '../../cms/payload-types.ts'
import { call, sentenceOf } from '../api/call.ts'
import { idOf } from '../pieces/related.ts'

export type Level = 'none' | 'capable' | 'expert'

const RESOURCE = 'contractor-skills'
/** Keys and brush come in bursts: one save for all of a burst. */
const GATHER_MS = 450

type Pending = ReadonlyMap<string, Level>

/** What a contractor can do, task by task; changes show at once and are saved together. */
export function useSkillsOf(contractorId: string) {
  const { notification } = App.useApp()
  const invalidate = useInvalidate()
  const { result, query } = useList<ContractorSkill>({
    resource: RESOURCE,
    filters: [{ field: 'handyman', operator: 'eq', value: contractorId }],
    pagination: { mode: 'off' },
    errorNotification: false,
  })
  const [pending, setPending] = useState<Pending>(new Map())
  const unsaved = useRef(new Map<string, Level>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [saving, setSaving] = useState(false)

  const skills = new Map(result.data.map((skill) => [idOf(skill.task) ?? '', skill]))
  const levelOf = (task: string): Level =>
    pending.get(task) ?? skills.get(task)?.confidence ?? 'none'

  const save = useRef(async () => undefined as unknown)
  save.current = async () => {
    clearTimeout(timer.current)
    const changed = new Map(unsaved.current)
    unsaved.current.clear()
    if (changed.size === 0) return
    setSaving(true)
    try {
      await call(`/handyman-profiles/${contractorId}/skills`, {
        method: 'PUT',
        body: {
          skills: [...changed].map(([task, level]) => ({
            task,
            confidence: level === 'none' ? null : level,
          })),
        },
      })
    } catch (error) {
      notification.error({
        message: 'The skills were not saved',
        description: sentenceOf(error),
        placement: 'bottomRight',
        role: 'alert',
      })
    }
    await invalidate({ resource: RESOURCE, invalidates: ['list'] })
    setSaving(false)
    // What was changed again meanwhile still waits for its own save.
    setPending(
      (before) =>
        new Map([...before].filter(([task]) => !changed.has(task) || unsaved.current.has(task))),
    )
  }
  useEffect(() => () => void save.current(), [])

  const setLevels = (tasks: readonly string[], level: Level) => {
    const changed = tasks.filter((task) => levelOf(task) !== level)
    if (changed.length === 0) return
    for (const task of changed) unsaved.current.set(task, level)
    setPending((before) => new Map([...before, ...changed.map((task) => [task, level] as const)]))
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save.current(), GATHER_MS)
  }
  return {
    skills,
    levelOf,
    setLevels,
    saving: saving || pending.size > 0,
    loading: query.isLoading,
    error: query.error as Error | null,
  }
}
