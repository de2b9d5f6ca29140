import { Form, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { focusFirst } from './focus-first.ts'

export interface Question {
  title: string
  /** What pressing the button will do. */
  will: ReactNode
  /** The button's own words: what happens, never “OK”. */
  button: string
  danger?: boolean
  /** What the note is called; required unless `optional`. None: no note is asked for. */
  note?: { label: string; placeholder?: string; optional?: boolean }
  act: (note: string) => Promise<boolean>
}

/** Asks before something that cannot be taken back, saying what will happen. */
export function Ask({ question, close }: { question: Question; close: () => void }) {
  const { title, will, button, danger, note, act } = question
  const [form] = Form.useForm<{ note?: string }>()
  const [busy, setBusy] = useState(false)
  const submit = async ({ note: said = '' }: { note?: string }) => {
    setBusy(true)
    const went = await act(said.trim())
    setBusy(false)
    if (went) close()
  }
  return (
    <Modal
      open
      afterOpenChange={focusFirst}
      title={title}
      onCancel={close}
      okText={button}
      cancelText="Not now"
      okButtonProps={{ danger, loading: busy, autoFocus: !note && !danger }}
      cancelButtonProps={{ autoFocus: !note && danger }}
      onOk={form.submit}
      width={440}
    >
      <div className="ask">
        <div>{will}</div>
        <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
          {note && (
            <Form.Item
              name="note"
              label={note.optional ? `${note.label} (if you like)` : note.label}
              rules={
                note.optional
                  ? []
                  : [{ required: true, whitespace: true, message: 'A few words are needed.' }]
              }
            >
              <Input.TextArea
                autoFocus
                autoSize={{ minRows: 2, maxRows: 6 }}
                maxLength={500}
                placeholder={note.placeholder}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit()
                }}
              />
            </Form.Item>
          )}
        </Form>
      </div>
    </Modal>
  )
}
