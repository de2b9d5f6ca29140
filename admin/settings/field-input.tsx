import { Form, Input, InputNumber, Select, Switch } from 'antd'
import { minutesOf, timeOf } from '../../domain/london-time.ts'
import { STYLE_WORDS } from '../words/vocabulary.ts'
import type { Field } from './sections.ts'

interface TimeProps {
  id?: string
  value?: number
  onChange?: (minutes: number | null) => void
}

/** A time of day, kept as minutes after midnight. */
function TimeOfDay({ id, value, onChange }: TimeProps) {
  return (
    <Input
      id={id}
      type="time"
      step={900}
      value={typeof value === 'number' ? timeOf(value) : ''}
      onChange={({ target }) => onChange?.(minutesOf(target.value))}
    />
  )
}

const inputOf = ({ kind, unit, min, max, step }: Field) => {
  if (kind === 'switch') return <Switch size="small" />
  if (kind === 'time') return <TimeOfDay />
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
      help={field.help}
      valuePropName={field.kind === 'switch' ? 'checked' : 'value'}
      rules={
        field.kind === 'text' || field.kind === 'switch'
          ? []
          : [{ required: true, message: 'A value is needed.' }]
      }
    >
      {inputOf(field)}
    </Form.Item>
  )
}
