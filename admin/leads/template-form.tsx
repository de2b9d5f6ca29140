import { CloseOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { templateTitle } from '../words/templates.ts'
import type { ReplyTemplate } from './reply-options.ts'

const GAP_WORDS: Record<string, string> = {
  question: 'The question',
  link: 'The link',
  customer: 'Their first name',
}

export const filledTemplate = (template: ReplyTemplate, values: Record<string, string>): string =>
  template.gaps.reduce(
    (text, gap) => text.replaceAll(`{${gap}}`, values[gap]?.trim() || `{${gap}}`),
    template.text,
  )

export const isComplete = (template: ReplyTemplate, values: Record<string, string>): boolean =>
  template.gaps.every((gap) => values[gap]?.trim())

interface Props {
  template: ReplyTemplate
  values: Record<string, string>
  change: (values: Record<string, string>) => void
  close: () => void
}

/** A template as the customer will read it, with what is still to be filled in. */
export function TemplateForm({ template, values, change, close }: Props) {
  return (
    <fieldset className="template-form">
      <legend className="unseen">Template: {templateTitle(template.name)}</legend>
      <header>
        <b>{templateTitle(template.name)}</b>
        <Button
          type="text"
          size="small"
          aria-label="Another way to write"
          icon={<CloseOutlined />}
          onClick={close}
        />
      </header>
      <p className="template-text">{filledTemplate(template, values)}</p>
      {template.gaps.map((gap, place) => (
        <Input.TextArea
          key={gap}
          autoFocus={place === 0}
          aria-label={GAP_WORDS[gap] ?? gap}
          placeholder={GAP_WORDS[gap] ?? gap}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={500}
          value={values[gap] ?? ''}
          onChange={({ target }) => change({ ...values, [gap]: target.value })}
        />
      ))}
    </fieldset>
  )
}
