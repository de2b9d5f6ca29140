import { useCreate, useDelete, useInvalidate, useList, useUpdate } from '@refinedev/core'
import { App } from 'antd'
import { useState } from 'react'
import type { ContractorSkill } from '../../cms/payload-types.ts'
import { sentenceOf } from '../api/call.ts'
import { idOf } from '../pieces/related.ts'

export type Level = 'none' | 'capable' | 'expert'

const RESOURCE = 'contractor-skills'
const silent = { successNotification: false as const, errorNotification: false as const }

/** What a contractor can do, task by task; changes show at once and are saved one by one. */
export function useSkillsOf(contractorId: string) {
  const { notification } = App.useApp()
  const invalidate = useInvalidate()
  const { result, query } = useList<ContractorSkill>({
    resource: RESOURCE,
    filters: [{ field: 'handyman', operator: 'eq', value: contractorId }],
    pagination: { mode: 'off' },
    errorNotification: false,
  })
  const { mutateAsync: create } = useCreate()
  const { mutateAsync: update } = useUpdate()
  const { mutateAsync: remove } = useDelete()
  const [pending, setPending] = useState<ReadonlyMap<string, Level>>(new Map())

  const skills = new Map(result.data.map((skill) => [idOf(skill.task) ?? '', skill]))
  const levelOf = (task: string): Level =>
    pending.get(task) ?? skills.get(task)?.confidence ?? 'none'

  const write = (task: string, level: Level): Promise<unknown> => {
    const skill = skills.get(task)
    if (level === 'none')
      return skill
        ? remove({ resource: RESOURCE, id: skill.id, invalidates: [], ...silent })
        : Promise.resolve()
    if (!skill)
      return create({
        resource: RESOURCE,
        values: { handyman: contractorId, task, confidence: level },
        invalidates: [],
        ...silent,
      })
    return update({
      resource: RESOURCE,
      id: skill.id,
      values: { confidence: level },
      invalidates: [],
      ...silent,
    })
  }
  const setLevels = async (tasks: readonly string[], level: Level) => {
    const changed = tasks.filter((task) => levelOf(task) !== level)
    setPending((before) => new Map([...before, ...changed.map((task) => [task, level] as const)]))
    try {
      for (const task of changed) await write(task, level)
    } catch (error) {
      notification.error({
        message: 'Not every change was saved',
        description: sentenceOf(error),
        role: 'alert',
      })
    }
    await invalidate({ resource: RESOURCE, invalidates: ['list'] })
    setPending((before) => new Map([...before].filter(([task]) => !changed.includes(task))))
  }
  return {
    skills,
    levelOf,
    setLevels,
    loading: query.isLoading,
    error: query.error as Error | null,
  }
}
