import { Form, Input, InputNumber, Modal } from 'antd'
import { formatPence } from '../../domain/money.ts'
import { TaskPicker } from '../leads/task-picker.tsx'
import { focusFirst } from '../pieces/focus-first.ts'
import type { DraftLine } from './draft.ts'

interface Props {
  /** The line to price anew; without it, a line that is not in the book. */
  line?: DraftLine
  done: (values: Partial<DraftLine>) => void
  close: () => void
}

interface Values {
  description: string
  pounds: number
  minutes: number
  tasks: string[]
  reason: string
}

const needed = (message: string) => [{ required: true, message }]

/** A price that is not the book's: always with a reason, which the audit log keeps. */
export function ByHand({ line, done, close }: Props) {
  const [form] = Form.useForm<Values>()
  const ofBook = line?.skuId != null
  const submit = ({ pounds, ...values }: Values) => {
    done({ ...values, price: Math.round(pounds * 100) })
    close()
  }
  return (
    <Modal
      open
      afterOpenChange={focusFirst}
      title={line ? `Another price: ${line.description}` : 'A line that is not in the book'}
      okText={line ? 'Use this price' : 'Add line'}
      cancelText="Leave"
      onCancel={close}
      onOk={form.submit}
      width={460}
      // At once: whoever opens it by a key is typing already.
      transitionName=""
      maskTransitionName=""
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          // Not the quote behind the dialog: this line.
          event.preventDefault()
          form.submit()
        }}
        initialValues={
          line
            ? { ...line, pounds: line.price / 100 }
            : { description: '', minutes: 60, tasks: [], reason: '' }
        }
      >
        {!ofBook && (
          <Form.Item
            name="description"
            label="What the customer reads"
            rules={needed('Say what it is.')}
          >
            <Input autoFocus maxLength={300} />
          </Form.Item>
        )}
        <div className="two">
          <Form.Item
            name="pounds"
            label="Price for one"
            rules={needed('A price is needed.')}
            extra={
              line?.bookPrice != null ? `The book says ${formatPence(line.bookPrice)}` : undefined
            }
          >
            <InputNumber
              autoFocus={ofBook}
              prefix="£"
              min={0}
              max={100_000}
              precision={2}
              style={{ width: '100%' }}
            />
          </Form.Item>
          {!ofBook && (
            <Form.Item
              name="minutes"
              label="Minutes for one"
              rules={needed('How long does it take?')}
            >
              <InputNumber min={1} max={6000} precision={0} style={{ width: '100%' }} />
            </Form.Item>
          )}
        </div>
        {!ofBook && (
          <Form.Item
            name="tasks"
            label="What the contractor must be able to do"
            rules={[
              {
                required: true,
                type: 'array',
                min: 1,
                message: 'At least one task: contractors are matched by it.',
              },
            ]}
          >
            <TaskPicker multiple placeholder="Tasks" />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label="Why"
          rules={[{ required: true, whitespace: true, message: 'A reason is needed.' }]}
        >
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={500}
            placeholder="Kept in the audit log"
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
