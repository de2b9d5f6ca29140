import { DownOutlined, StarFilled, StarOutlined } from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { ViewList } from '../../domain/saved-views.ts'
import { useCommands } from '../commands/command.ts'
import { Ask } from '../pieces/ask.tsx'
import { useEscape } from '../pieces/keys.ts'
import { NameView } from './name-view.tsx'
import { useViewAtHand, type View } from './saved.ts'

type Doing = 'keep' | 'rename' | 'remove' | null

const named = ({ id, name, by }: View) => ({
  key: id,
  label: (
    <span className="view-name">
      {name} {by && <small>{by}</small>}
    </span>
  ),
})

/** A list’s views: open one, keep what is on the screen as one, rename, share and delete. */
export function ViewsMenu({ list }: { list: ViewList }) {
  const at = useViewAtHand(list)
  const { views, current, changed, bare, open } = at
  const [doing, setDoing] = useState<Doing>(null)
  const [menuOpen, setMenuOpen] = useState(false)
  const close = () => setDoing(null)
  useEscape(() => setMenuOpen(false))
  useEffect(() => {
    if (bare && current) open(current, true)
  }, [bare, current, open])
  useCommands(
    useMemo(
      () =>
        views.map((view) => ({
          key: view.id,
          name: `Open “${view.name}”`,
          also: `saved view ${view.name}`,
          act: () => open(view),
        })),
      [views, open],
    ),
  )
  const groups = [
    { label: 'Mine', among: views.filter(({ shared }) => !shared) },
    { label: 'Everybody’s', among: views.filter(({ shared }) => shared) },
  ].filter(({ among }) => among.length > 0)
  const items: MenuProps['items'] = [
    ...groups.map(({ label, among }) => ({
      type: 'group' as const,
      key: label,
      label,
      children: among.map(named),
    })),
    ...(groups.length > 0 ? [{ type: 'divider' as const }] : []),
    ...(current?.mayChange && changed
      ? [{ key: 'update', label: `Keep the changes to “${current.name}”` }]
      : []),
    { key: 'keep', label: 'Keep this as a view…' },
    ...(current?.mayChange
      ? [
          { key: 'rename', label: at.mayShare ? 'Rename or share…' : 'Rename…' },
          { key: 'remove', label: `Delete “${current.name}”…`, danger: true },
        ]
      : []),
    ...(current ? [{ key: 'leave', label: 'Leave the view' }] : []),
  ]
  const choose = (key: string) => {
    setMenuOpen(false)
    const view = views.find(({ id }) => id === key)
    if (view) return open(view)
    if (key === 'leave') return open(null)
    if (key === 'update' && current) return void at.change(current, { query: at.here })
    setDoing(key as Doing)
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        open={menuOpen}
        onOpenChange={setMenuOpen}
        placement="bottomRight"
        menu={{
          items,
          selectable: true,
          selectedKeys: current ? [current.id] : [],
          onClick: ({ key }) => choose(key),
        }}
      >
        <Button
          aria-haspopup="menu"
          icon={current ? <StarFilled aria-hidden /> : <StarOutlined aria-hidden />}
        >
          <span className="view-at-hand">{current?.name ?? 'Views'}</span>
          {changed && <small> changed</small>}
          <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {doing === 'keep' && (
        <NameView
          title="Keep this as a view"
          button="Keep it"
          start={{ name: '', shared: false }}
          mayShare={at.mayShare}
          done={({ name, shared }) => at.keep(name, shared)}
          close={close}
        />
      )}
      {doing === 'rename' && current && (
        <NameView
          title={`Rename “${current.name}”`}
          button="Rename"
          start={{ name: current.name, shared: current.shared }}
          mayShare={at.mayShare}
          done={({ name, shared }) => at.change(current, at.mayShare ? { name, shared } : { name })}
          close={close}
        />
      )}
      {doing === 'remove' && current && (
        <Ask
          close={close}
          question={{
            title: `Delete “${current.name}”?`,
            will: current.shared
              ? 'It goes from everybody’s menu. The rows it shows stay as they are.'
              : 'It goes from your menu. The rows it shows stay as they are.',
            button: 'Delete the view',
            danger: true,
            act: () => at.remove(current),
          }}
        />
      )}
    </>
  )
}
