import { useWarnAboutChange } from '@refinedev/core'
import { Alert, App, Button, type ButtonProps, Drawer, Form, type FormProps } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../api/call.ts'
import { useKeys } from './keys.ts'

/** The first thing one may write into; a menu would open itself over the rest. */
const FIRST = 'input:not([disabled], [type=checkbox], [role=combobox]), textarea:not([disabled])'

interface Props<Values> {
  title: string
  save: string
  close: () => void
  formProps: FormProps<Values>
  saveButtonProps: ButtonProps & { onClick: () => void }
  error?: unknown
  loading?: boolean
  width?: number
  children: ReactNode
}

/** A form beside the page: labels above, one column, saved at the bottom right or by Ctrl-Enter. */
export function FormDrawer<Values>(props: Props<Values>) {
  const {
    title,
    save,
    close,
    formProps,
    saveButtonProps,
    error,
    loading,
    width = 460,
    children,
  } = props
  const { modal } = App.useApp()
  const { warnWhen, setWarnWhen } = useWarnAboutChange()
  const fields = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  // Once it has slid in, and what it changes is there: one begins to type at once.
  useEffect(() => {
    if (open && !loading) fields.current?.querySelector<HTMLElement>(FIRST)?.focus()
  }, [open, loading])
  useKeys({ 'ctrl+Enter': () => saveButtonProps.onClick() })
  const leave = () => {
    const go = () => {
      setWarnWhen?.(false)
      close()
    }
    if (!warnWhen) return go()
    modal.confirm({
      title: 'Leave without saving?',
      content: 'What you changed here is not kept.',
      okText: 'Leave without saving',
      cancelText: 'Stay',
      autoFocusButton: 'cancel',
      onOk: go,
    })
  }
  return (
    <Drawer
      open
      title={title}
      width={width}
      onClose={leave}
      afterOpenChange={setOpen}
      loading={loading}
      footer={
        <div className="form-foot">
          <Button onClick={leave}>Cancel</Button>
          <Button type="primary" {...saveButtonProps} icon={null}>
            {save}
          </Button>
        </div>
      }
    >
      <Form<Values> {...formProps} layout="vertical" requiredMark={false} scrollToFirstError>
        {error ? (
          <Alert
            type="error"
            showIcon
            role="alert"
            message={sentenceOf(error)}
            className="form-refusal"
          />
        ) : null}
        <div ref={fields}>{children}</div>
      </Form>
    </Drawer>
  )
}
