import {
  CheckCircleFilled,
  CloseOutlined,
  PlusOutlined,
  SafetyCertificateOutlined,
} from '@ant-design/icons'
import { useCreate, useDelete, useList, useUpdate } from '@refinedev/core'
import { Button, Segmented, Switch, Tooltip } from 'antd'
import { useState } from 'react'
import type { ContractorTask, JobTaskRequirement } from '../../cms/payload-types.ts'
import { Card } from '../pieces/card.tsx'
import { useKeys } from '../pieces/keys.ts'
import { useMe } from '../pieces/me.tsx'
import { filled, idOf } from '../pieces/related.ts'
import { Waiting } from '../pieces/waiting.tsx'
import { Confidence } from './job-card.tsx'
import { TaskPicker } from './task-picker.tsx'

const TASK = {
  'contractor-tasks': ['name', 'category', 'requiresCertification', 'certificationName'],
} as const
const RESOURCE = 'job-task-requirements'

export function useRequirements(leadId: string) {
  const { result, query } = useList<JobTaskRequirement>({
    resource: RESOURCE,
    filters: [{ field: 'lead', operator: 'eq', value: leadId }],
    sorters: [{ field: 'createdAt', order: 'asc' }],
    pagination: { mode: 'off' },
    meta: { depth: 1, populate: { ...TASK, leads: ['reference'] } },
    errorNotification: false,
  })
  return { requirements: result.data, loading: query.isLoading }
}

const quiet = { successNotification: false as const }

interface RequirementProps {
  of: JobTaskRequirement
  editable: boolean
  /** The digit that turns it from capable to expert and back. */
  digit?: number
}

function Requirement({ of, editable, digit }: RequirementProps) {
  const { mutate: update } = useUpdate()
  const { mutate: remove } = useDelete()
  const task = filled<ContractorTask>(of.task)
  const change = (values: Partial<JobTaskRequirement>) =>
    update({ resource: RESOURCE, id: of.id, values, mutationMode: 'optimistic', ...quiet })
  const name = task?.name ?? 'A task that is gone'
  return (
    <li className={of.isPrimary === false ? 'task secondary' : 'task'}>
      <span className="task-name">
        {digit && <kbd aria-hidden>{digit}</kbd>}
        {name}
        {task?.requiresCertification && (
          <Tooltip title={`Needs ${task.certificationName ?? 'a certificate'}`}>
            <SafetyCertificateOutlined aria-label={`needs ${task.certificationName}`} />
          </Tooltip>
        )}
        {of.manuallyVerified && (
          <Tooltip title="Checked by a person">
            <CheckCircleFilled className="checked" aria-label="checked by a person" />
          </Tooltip>
        )}
      </span>
      {typeof of.aiConfidence === 'number' && <Confidence percent={of.aiConfidence} />}
      <Segmented
        size="small"
        disabled={!editable}
        aria-label={`${name}: how well`}
        value={of.requiredConfidence}
        options={[
          { value: 'capable', label: 'Capable' },
          { value: 'expert', label: 'Expert' },
        ]}
        onChange={(requiredConfidence) =>
          change({
            requiredConfidence: requiredConfidence as JobTaskRequirement['requiredConfidence'],
          })
        }
      />
      <Tooltip title={of.isPrimary === false ? 'Nice to have' : 'The contractor must have it'}>
        <Switch
          size="small"
          disabled={!editable}
          aria-label={`${name} is a must`}
          checked={of.isPrimary !== false}
          onChange={(isPrimary) => change({ isPrimary })}
        />
      </Tooltip>
      {editable && (
        <Button
          size="small"
          type="text"
          aria-label={`Take ${name} off`}
          icon={<CloseOutlined />}
          onClick={() =>
            remove({ resource: RESOURCE, id: of.id, mutationMode: 'optimistic', ...quiet })
          }
        />
      )}
    </li>
  )
}

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/**
 * What the contractor must be able to do: who can be offered follows from these. `keyed`: `T` adds
 * one, a digit turns that one from capable to expert and back.
 */
export function TasksCard({ leadId, keyed = false }: { leadId: string; keyed?: boolean }) {
  const me = useMe()
  const { requirements, loading } = useRequirements(leadId)
  const { mutate: create } = useCreate()
  const { mutate: update } = useUpdate()
  const [adding, setAdding] = useState(false)
  const editable = me.can('update', RESOURCE)
  const add = (task: string) => {
    setAdding(false)
    create({ resource: RESOURCE, values: { lead: leadId, task }, ...quiet })
  }
  const turn = ({ id, requiredConfidence }: JobTaskRequirement) =>
    update({
      resource: RESOURCE,
      id,
      values: { requiredConfidence: requiredConfidence === 'expert' ? 'capable' : 'expert' },
      mutationMode: 'optimistic',
      ...quiet,
    })
  const whenKeyed = (act: () => void) => (event: KeyboardEvent) => {
    if (!keyed || !editable) return
    event.preventDefault()
    act()
  }
  useKeys({
    t: whenKeyed(() => setAdding(true)),
    ...Object.fromEntries(
      DIGITS.map((digit) => [
        digit,
        whenKeyed(() => {
          const asked = requirements[digit - 1]
          if (asked) turn(asked)
        }),
      ]),
    ),
  })
  return (
    <Card
      title="Required tasks"
      beside={requirements.length > 0 ? requirements.length : undefined}
      actions={
        editable && (
          <Button size="small" type="text" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            Add task
          </Button>
        )
      }
    >
      {loading ? (
        <Waiting lines={2} />
      ) : requirements.length === 0 && !adding ? (
        <p className="muted">
          No task yet. Without one no contractor can be matched and no slot is shown.
        </p>
      ) : (
        <ul className="tasks">
          {requirements.map((requirement, index) => (
            <Requirement
              key={requirement.id}
              of={requirement}
              editable={editable}
              digit={keyed ? DIGITS[index] : undefined}
            />
          ))}
        </ul>
      )}
      {adding && (
        <TaskPicker
          autoFocus
          open
          leave={() => setAdding(false)}
          placeholder="Find a task"
          taken={requirements.map(({ task }) => idOf(task) ?? '')}
          onChange={add as (chosen: never) => void}
        />
      )}
    </Card>
  )
}
