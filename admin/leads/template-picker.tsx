import { Button, Dropdown } from 'antd'
import { templateTitle } from '../words/templates.ts'
import type { ReplyTemplate } from './reply-options.ts'

interface Props {
  templates: readonly ReplyTemplate[]
  open: boolean
  setOpen: (open: boolean) => void
  choose: (template: ReplyTemplate) => void
}

/** The wordings that make sense now, each with how it would read. `/` in an empty box opens it. */
export function TemplatePicker({ templates, open, setOpen, choose }: Props) {
  return (
    <Dropdown
      trigger={['click']}
      placement="topRight"
      open={open}
      onOpenChange={setOpen}
      autoFocus
      menu={{
        className: 'template-menu',
        items: templates.map((template) => ({
          key: template.name,
          label: (
            <span className="template-option">
              <b>{templateTitle(template.name)}</b>
              <small>{template.text}</small>
            </span>
          ),
          onClick: () => choose(template),
        })),
      }}
    >
      <Button size="small">
        Templates <kbd aria-hidden>/</kbd>
      </Button>
    </Dropdown>
  )
}
