import { Form, Input, Modal, Switch } from 'antd'
import { useState } from 'react'
import { focusFirst } from '../pieces/focus-first.ts'

interface Values {
  name: string
  shared: boolean
}

interface Props {
  title: string
  button: string
  start: Values
  mayShare: boolean
  done: (values: Values) => Promise<boolean>
  close: () => void
}

/** What a view is called, and for those who may, whether everybody sees it. */
export function NameView({ title, button, start, mayShare, done, close }: Props) {
  const [form] = Form.useForm<Values>()
  const [busy, setBusy] = useState(false)
  const submit = async ({ name, shared = false }: Values) => {
    setBusy(true)
    const kept = await done({ name: name.trim(), shared })
    setBusy(false)
    if (kept) close()
  }
  return (
    <Modal
      open
      afterOpenChange={focusFirst}
      title={title}
      okText={button}
      cancelText="Leave"
      okButtonProps={{ loading: busy }}
      onCancel={close}
      onOk={form.submit}
      width={400}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={start}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="name"
          label="Name"
          extra="Filters, order and columns as they are now."
          rules={[{ required: true, whitespace: true, message: 'A name is needed.' }]}
        >
          <Input autoFocus maxLength={60} />
        </Form.Item>
        {mayShare && (
          <Form.Item name="shared" label="Everybody at the desk sees it" valuePropName="checked">
            <Switch />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
