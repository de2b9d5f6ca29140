import { AutoComplete, Form, Input, Switch } from 'antd'
import type { ContractorTask } from '../../cms/payload-types.ts'
import { useTasks } from '../leads/task-picker.tsx'
import { FormDrawer } from '../pieces/form-drawer.tsx'
import { useRecordForm } from '../pieces/record-form.ts'
import '../styles/lead.css'

const needed = (message: string) => [{ required: true, message }]

type Written = Pick<
  ContractorTask,
  'name' | 'category' | 'description' | 'requiresCertification' | 'certificationName' | 'isActive'
>

const writtenOf = (task: ContractorTask): Written => ({
  name: task.name,
  category: task.category,
  description: task.description,
  requiresCertification: task.requiresCertification,
  certificationName: task.certificationName,
  isActive: task.isActive,
})

export default function TaskForm({ task, close }: { task?: ContractorTask; close: () => void }) {
  const { tasks } = useTasks()
  const categories = [...new Set(tasks.map(({ category }) => category))]
  const form = useRecordForm<Written>({
    resource: 'contractor-tasks',
    id: task?.id,
    values: task ? writtenOf(task) : { isActive: true, requiresCertification: false },
    done: task ? 'Task changed' : 'Task added',
    saved: close,
  })
  return (
    <FormDrawer
      title={task ? task.name : 'Add a task'}
      save={task ? 'Save' : 'Add'}
      close={close}
      {...form}
    >
      <Form.Item name="name" label="Task" rules={needed('A name is needed.')}>
        <Input maxLength={200} autoFocus={!task} placeholder="Fix leaking taps" />
      </Form.Item>
      <Form.Item name="category" label="Category" rules={needed('A category is needed.')}>
        <AutoComplete options={categories.map((value) => ({ value }))} maxLength={50} />
      </Form.Item>
      <Form.Item name="description" label="In words">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
      <Form.Item
        name="requiresCertification"
        label="Needs a certificate"
        valuePropName="checked"
        layout="horizontal"
        colon={false}
      >
        <Switch size="small" />
      </Form.Item>
      <Form.Item noStyle dependencies={['requiresCertification']}>
        {({ getFieldValue }) =>
          getFieldValue('requiresCertification') ? (
            <Form.Item
              name="certificationName"
              label="Which one"
              rules={needed('Name the certificate.')}
            >
              <Input maxLength={100} placeholder="Gas Safe" />
            </Form.Item>
          ) : null
        }
      </Form.Item>
      <Form.Item
        name="isActive"
        label="In use"
        valuePropName="checked"
        layout="horizontal"
        colon={false}
        extra="A task no longer in use is not offered; jobs that name it keep it."
      >
        <Switch size="small" />
      </Form.Item>
    </FormDrawer>
  )
}
