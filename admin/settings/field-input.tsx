import { Form, Input, InputNumber, Select, Switch } from 'antd'
import { timeOf } from '../../domain/london-time.ts'
import { STYLE_WORDS } from '../words/vocabulary.ts'
import type { Field } from './sections.ts'

/** Times of day by quarters, kept as minutes after midnight. */
const TIMES = Array.from({ length: 97 }, (_, quarter) => ({
  value: quarter * 15,
  label: timeOf(quarter * 15),
}))

const inputOf = ({ kind, unit, min, max, step }: Field) => {
  if (kind === 'switch') return <Switch size="small" />
  if (kind === 'time') return <Select showSearch optionFilterProp="label" options={TIMES} />
  if (kind === 'text') return <Input maxLength={80} />
  if (kind === 'quoteStyle')
    return (
      <Select
        options={(['hhh', 'fixed'] as const).map((value) => ({ value, label: STYLE_WORDS[value] }))}
      />
    )
  return (
    <InputNumber
      min={min}
      max={max}
      step={step ?? 1}
      precision={step ? 2 : 0}
      addonAfter={unit}
      style={{ width: '100%' }}
    />
  )
}

/** One rule, with its unit, in the input that suits it. */
export function FieldInput({ field }: { field: Field }) {
  return (
    <Form.Item
      name={field.at}
      label={field.label}
      valuePropName={field.kind === 'switch' ? 'checked' : 'value'}
      rules={field.kind === 'number' ? [{ required: true, message: 'A value is needed.' }] : []}
    >
      {inputOf(field)}
    </Form.Item>
  )
}
