import { Form, Input, Select } from 'antd'
import { CUSTOMER_TYPES } from '../../domain/pricing.ts'
import { shownPhone } from '../words/contact.ts'
import { CUSTOMER_WORDS } from '../words/vocabulary.ts'

const needed = (message: string) => [{ required: true, whitespace: true, message }]

/** What is written down of a customer and their job; the server checks phone and postcode. */
export function LeadFields() {
  return (
    <>
      <Form.Item
        name="customerName"
        label="Customer"
        rules={needed('The customer’s name is needed.')}
      >
        <Input autoComplete="off" maxLength={200} />
      </Form.Item>
      <div className="two">
        <Form.Item
          name="phone"
          getValueProps={shownPhone}
          label="Phone"
          rules={needed('A phone number is needed.')}
        >
          <Input type="tel" autoComplete="off" placeholder="07700 900123" />
        </Form.Item>
        <Form.Item name="postcode" label="Postcode">
          <Input autoComplete="off" placeholder="NG5 1AA" />
        </Form.Item>
      </div>
      <Form.Item name="address" label="Address">
        <Input autoComplete="off" maxLength={500} />
      </Form.Item>
      <div className="two">
        <Form.Item name="email" label="Email">
          <Input type="email" autoComplete="off" />
        </Form.Item>
        <Form.Item name="customerType" label="Customer is a" initialValue="homeowner">
          <Select
            options={CUSTOMER_TYPES.map((type) => ({ value: type, label: CUSTOMER_WORDS[type] }))}
          />
        </Form.Item>
      </div>
      <Form.Item name="jobDescription" label="What needs doing">
        <Input.TextArea
          autoSize={{ minRows: 4, maxRows: 12 }}
          maxLength={20_000}
          placeholder="In the customer’s own words: the work is read out of this"
        />
      </Form.Item>
    </>
  )
}
