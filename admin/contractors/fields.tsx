import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber, Switch } from 'antd'
import { useMe } from '../pieces/me.tsx'
import { shownPhone } from '../words/contact.ts'

const needed = (message: string) => [{ required: true, message }]

/** A contractor's profile: where they work, how much, and what they hold. */
export function ContractorFields() {
  const me = useMe()
  const seesPay = ['ops', 'manager', 'admin'].includes(me.role)
  return (
    <>
      <Form.Item name="name" label="Name" rules={needed('A name is needed.')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <div className="two">
        <Form.Item
          name="phone"
          getValueProps={shownPhone}
          label="Phone (WhatsApp)"
          rules={needed('A phone number is needed.')}
        >
          <Input type="tel" autoComplete="off" placeholder="07700 900123" />
        </Form.Item>
        <Form.Item
          name="postcode"
          label="Postcode they set out from"
          rules={needed('A postcode is needed.')}
        >
          <Input autoComplete="off" placeholder="NG5 1AA" />
        </Form.Item>
      </div>
      <div className="two">
        <Form.Item name="radiusMiles" label="Goes as far as" rules={needed('How many miles?')}>
          <InputNumber
            min={1}
            max={100}
            precision={0}
            addonAfter="miles"
            style={{ width: '100%' }}
          />
        </Form.Item>
        <Form.Item name="maxConcurrentJobs" label="Jobs a day at most">
          <InputNumber min={1} max={20} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      {seesPay && (
        <Form.Item name="payPercent" label="Share of the job’s total" className="half">
          <InputNumber min={0} max={100} precision={0} addonAfter="%" style={{ width: '100%' }} />
        </Form.Item>
      )}
      <Form.Item label="Certificates">
        <Form.List name="certifications">
          {(rows, { add, remove }) => (
            <div className="stack">
              {rows.map(({ key, name }) => (
                <div key={key} className="certificate">
                  <Form.Item name={[name, 'name']} noStyle rules={needed('Which certificate?')}>
                    <Input placeholder="Gas Safe" aria-label="Certificate" maxLength={100} />
                  </Form.Item>
                  <Form.Item name={[name, 'expiresOn']} noStyle>
                    <Input type="date" aria-label="Runs out on" />
                  </Form.Item>
                  <Button
                    type="text"
                    aria-label="Take this certificate off"
                    icon={<DeleteOutlined />}
                    onClick={() => remove(name)}
                  />
                </div>
              ))}
              <Button
                size="small"
                icon={<PlusOutlined />}
                onClick={() => add({ name: '', expiresOn: null })}
              >
                Add certificate
              </Button>
            </div>
          )}
        </Form.List>
      </Form.Item>
      <Form.Item
        name="reactiveMode"
        label="Takes same-day jobs"
        valuePropName="checked"
        layout="horizontal"
        colon={false}
      >
        <Switch size="small" />
      </Form.Item>
      <Form.Item
        name="isActive"
        label="Active"
        valuePropName="checked"
        layout="horizontal"
        colon={false}
        extra="Turned off, their coming bookings are matched anew to others."
      >
        <Switch size="small" />
      </Form.Item>
    </>
  )
}
