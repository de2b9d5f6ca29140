import { Form, Input, Select, Switch } from 'antd'
import type { User } from '../../cms/payload-types.ts'
import { FormDrawer } from '../pieces/form-drawer.tsx'
import { useMe } from '../pieces/me.tsx'
import { useRecordForm } from '../pieces/record-form.ts'
import { shownPhone } from '../words/contact.ts'
import { optionsOf, ROLE_WORDS } from '../words/vocabulary.ts'
import '../styles/lead.css'

type Written = Pick<User, 'name' | 'email' | 'role' | 'phone' | 'onDuty' | 'active' | 'password'>

const needed = (message: string) => [{ required: true, message }]
const LONG_ENOUGH = { min: 12, message: 'At least 12 characters.' }

export default function PersonForm({ person, close }: { person?: User; close: () => void }) {
  const me = useMe()
  const form = useRecordForm<Written>({
    resource: 'users',
    id: person?.id,
    values: person
      ? {
          name: person.name,
          email: person.email,
          role: person.role,
          phone: person.phone,
          onDuty: person.onDuty,
          active: person.active !== false,
        }
      : { role: 'va', onDuty: false, active: true },
    done: person ? 'Saved' : 'Added: they can sign in now',
    saved: close,
  })
  return (
    <FormDrawer
      title={person ? person.name : 'Add a person'}
      save={person ? 'Save' : 'Add'}
      close={close}
      {...form}
    >
      <Form.Item name="name" label="Name" rules={needed('A name is needed.')}>
        <Input maxLength={200} autoFocus={!person} autoComplete="off" />
      </Form.Item>
      <Form.Item name="email" label="Email, to sign in with" rules={needed('An email is needed.')}>
        <Input type="email" autoComplete="off" />
      </Form.Item>
      <div className="two">
        <Form.Item name="role" label="Role" rules={needed('A role is needed.')}>
          <Select options={optionsOf(ROLE_WORDS)} />
        </Form.Item>
        <Form.Item name="phone" getValueProps={shownPhone} label="Phone">
          <Input type="tel" autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item
        name="password"
        label={person ? 'A new password' : 'First password'}
        extra={person ? 'Left empty, the old one stays.' : 'Give it to them; they can change it.'}
        rules={person ? [LONG_ENOUGH] : [...needed('A password is needed.'), LONG_ENOUGH]}
        normalize={(typed: string) => typed || undefined}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="onDuty"
        label="On duty: calls ring here"
        valuePropName="checked"
        layout="horizontal"
        colon={false}
      >
        <Switch size="small" />
      </Form.Item>
      {person && person.id !== me.id && (
        <Form.Item
          name="active"
          label="May sign in"
          valuePropName="checked"
          layout="horizontal"
          colon={false}
          extra="Switched off, they are signed out everywhere at once and no call rings there. What they did stays theirs in the audit log."
        >
          <Switch size="small" />
        </Form.Item>
      )}
    </FormDrawer>
  )
}
