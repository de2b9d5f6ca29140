import { useWarnAboutChange } from '@refinedev/core'
import { Button, Form, Modal } from 'antd'
import { useState } from 'react'
import type { Settings } from '../../domain/settings.ts'
import { Card } from '../pieces/card.tsx'
import { useKeys } from '../pieces/keys.ts'
import { useMe } from '../pieces/me.tsx'
import { Page } from '../pieces/page.tsx'
import { useSettings } from '../pieces/settings.ts'
import { Waiting } from '../pieces/waiting.tsx'
import { FieldInput } from './field-input.tsx'
import { useSaveSettings } from './save.ts'
import { SECTIONS } from './sections.ts'
import { SettingsTabs } from './tabs.tsx'
import { Templates } from './templates.tsx'
import { changesOf, settled } from './values.ts'
import '../styles/lead.css'
import '../styles/settings.css'

function Rules({ stored }: { stored: Settings }) {
  const me = useMe()
  const editable = me.can('update', 'settings')
  const [form] = Form.useForm<Settings>()
  const watched = Form.useWatch([], form) as Settings | undefined
  const { setWarnWhen } = useWarnAboutChange()
  const { save, busy } = useSaveSettings()
  const [asking, setAsking] = useState(false)
  const after = watched ? settled({ ...stored, ...watched }) : stored
  const changes = changesOf(stored, after)

  const ask = () =>
    void form.validateFields().then(
      () => changes.length > 0 && setAsking(true),
      () => undefined,
    )
  useKeys({ 'ctrl+Enter': () => editable && ask() })
  const confirm = async () => {
    const saved = await save([...new Set(changes.map(({ key }) => key))], after)
    setAsking(false)
    if (saved) setWarnWhen?.(false)
  }
  return (
    <Form<Settings>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={stored}
      disabled={!editable}
      onValuesChange={() => setWarnWhen?.(true)}
    >
      <div className="settings">
        <nav aria-label="Sections">
          {[...SECTIONS.map(({ name }) => name), 'Messages'].map((name) => (
            <a key={name} href={`#${name}`}>
              {name}
            </a>
          ))}
        </nav>
        <div className="stack">
          {SECTIONS.map(({ name, about, fields }) => (
            <div key={name} id={name} className="setting-section">
              <Card title={name}>
                <p className="muted setting-about">{about}</p>
                <div className="setting-fields">
                  {fields.map((field) => (
                    <FieldInput key={field.at.join('.')} field={field} />
                  ))}
                </div>
              </Card>
            </div>
          ))}
          <div id="Messages" className="setting-section">
            <Card title="Messages">
              <p className="muted setting-about">
                What customers and contractors read. Empty: our usual words.
              </p>
              <Templates />
            </Card>
          </div>
        </div>
      </div>
      {editable && changes.length > 0 && (
        <div className="save-bar">
          <span>
            {changes.length === 1 ? changes[0]?.words : `${changes.length} rules changed`}
          </span>
          <Button onClick={() => form.resetFields()}>Put back</Button>
          <Button type="primary" loading={busy} onClick={ask}>
            Save rules
          </Button>
        </div>
      )}
      <Modal
        open={asking}
        title="From now on"
        okText="Save rules"
        cancelText="Look again"
        confirmLoading={busy}
        onOk={() => void confirm()}
        onCancel={() => setAsking(false)}
      >
        <ul className="changes">
          {changes.map(({ words }) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <p className="muted">
          It holds at once, without a restart, and the audit log says who changed it.
        </p>
      </Modal>
    </Form>
  )
}

/** The rules of the business as forms; saving says what will change. */
export function Component() {
  const stored = useSettings()
  return (
    <Page title="Settings" beside={<SettingsTabs at="rules" />}>
      {stored ? <Rules stored={stored} /> : <Waiting lines={10} />}
    </Page>
  )
}
