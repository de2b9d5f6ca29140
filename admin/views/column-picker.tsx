import { ArrowDownOutlined, ArrowUpOutlined, TableOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover, Tooltip } from 'antd'
import { useState } from 'react'
import { useEscape } from '../pieces/keys.ts'
import type { ColumnChoice } from './columns.ts'

type Choice = Pick<ColumnChoice<never>, 'all' | 'own' | 'choose'>

function Picker({ all, own, choose }: Choice) {
  const shown = all.filter((column) => column.shown).map(({ key }) => key)
  const toggle = (key: string) =>
    choose(shown.includes(key) ? shown.filter((one) => one !== key) : [...shown, key])
  const move = (key: string, by: number) => {
    const at = shown.indexOf(key)
    const next = shown.toSpliced(at, 1)
    next.splice(at + by, 0, key)
    choose(next)
  }
  return (
    <div className="column-picker">
      <ul aria-label="Columns">
        {all.map(({ key, title, fixed, ...column }) => {
          const at = shown.indexOf(key)
          return (
            <li key={key}>
              <Checkbox checked={column.shown} disabled={fixed} onChange={() => toggle(key)}>
                {title}
              </Checkbox>
              {column.shown && !fixed && (
                <span>
                  <Button
                    size="small"
                    type="text"
                    aria-label={`${title} further left`}
                    icon={<ArrowUpOutlined />}
                    disabled={at < 2}
                    onClick={() => move(key, -1)}
                  />
                  <Button
                    size="small"
                    type="text"
                    aria-label={`${title} further right`}
                    icon={<ArrowDownOutlined />}
                    disabled={at === shown.length - 1}
                    onClick={() => move(key, 1)}
                  />
                </span>
              )}
            </li>
          )
        })}
      </ul>
      <Button size="small" type="link" disabled={own} onClick={() => choose(null)}>
        As the list comes
      </Button>
    </div>
  )
}

/** Which columns a list shows and in which order. */
export function ColumnPicker(choice: Choice) {
  const [open, setOpen] = useState(false)
  useEscape(() => setOpen(false))
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={<Picker {...choice} />}
    >
      <Tooltip title={open ? '' : 'Choose the columns'}>
        <Button icon={<TableOutlined />} aria-label="Columns" aria-expanded={open} />
      </Tooltip>
    </Popover>
  )
}
