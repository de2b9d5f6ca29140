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

function Requirement({ of, editable }: { of: JobTaskRequirement; editable: boolean }) {
  const { mutate: update } = useUpdate()
  const { mutate: remove } = useDelete()
  const task = filled<ContractorTask>(of.task)
  const change = (values: Partial<JobTaskRequirement>) =>
    update({ resource: RESOURCE, id: of.id, values, mutationMode: 'optimistic', ...quiet })
  const name = task?.name ?? 'A task that is gone'
  return (
    <li className={of.isPrimary === false ? 'task secondary' : 'task'}>
      <span className="task-name">
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

/** What the contractor must be able to do: who can be offered follows from these. */
export function TasksCard({ leadId }: { leadId: string }) {
  const me = useMe()
  const { requirements, loading } = useRequirements(leadId)
  const { mutate: create } = useCreate()
  const [adding, setAdding] = useState(false)
  const editable = me.can('update', RESOURCE)
  const add = (task: string) => {
    setAdding(false)
    create({ resource: RESOURCE, values: { lead: leadId, task }, ...quiet })
  }
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
          {requirements.map((requirement) => (
            <Requirement key={requirement.id} of={requirement} editable={editable} />
          ))}
        </ul>
      )}
      {adding && (
        <TaskPicker
          autoFocus
          placeholder="Find a task"
          taken={requirements.map(({ task }) => idOf(task) ?? '')}
          onChange={add as (chosen: never) => void}
        />
      )}
    </Card>
  )
}
