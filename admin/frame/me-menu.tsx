import {
  BulbOutlined,
  LogoutOutlined,
  MoonOutlined,
  PhoneOutlined,
  SunOutlined,
} from '@ant-design/icons'
import { useGetIdentity } from '@refinedev/core'
import { Avatar, Dropdown, type MenuProps } from 'antd'
import { forgetMe, signOut } from '../api/session.ts'
import { useAppearance } from '../appearance.tsx'
import { initialsOf } from '../pieces/initials.tsx'
import { useMe } from '../pieces/me.tsx'
import { useVerb } from '../pieces/verb.ts'
import { ROLE_WORDS } from '../words/vocabulary.ts'

/** A clean page for whoever signs in next: nothing that was read here stays behind. */
const leave = async () => {
  await signOut()
  window.location.assign('/admin/login')
}

/** Calls ring whoever is on duty, on their phone and on their screen. */
const useDuty = () => {
  const me = useMe()
  const { run } = useVerb()
  const { refetch } = useGetIdentity()
  return async () => {
    const kept = await run({
      path: `/users/${me.id}`,
      method: 'patch',
      body: { onDuty: !me.onDuty },
      done: me.onDuty ? 'You are off duty' : 'You are on duty: calls ring you',
      failed: 'That was not kept',
    })
    if (!kept) return
    forgetMe()
    await refetch()
  }
}

export function MeMenu() {
  const me = useMe()
  const changeDuty = useDuty()
  const { appearance, choose } = useAppearance()
  const items: MenuProps['items'] = [
    {
      type: 'group',
      key: 'me',
      label: (
        <span className="me-who">
          <b>{me.name}</b>
          <small>
            {ROLE_WORDS[me.role]} · {me.email}
          </small>
        </span>
      ),
    },
    { type: 'divider' },
    ...(me.may('sendMessage')
      ? [
          {
            key: 'duty',
            icon: <PhoneOutlined />,
            label: me.onDuty ? 'Go off duty' : 'Go on duty, calls ring me',
            onClick: () => void changeDuty(),
          },
        ]
      : []),
    appearance === 'dark'
      ? { key: 'light', icon: <SunOutlined />, label: 'Light', onClick: () => choose('light') }
      : { key: 'dark', icon: <MoonOutlined />, label: 'Dark', onClick: () => choose('dark') },
    {
      key: 'system',
      icon: <BulbOutlined />,
      label: 'As the system has it',
      onClick: () => choose('system'),
    },
    { type: 'divider' },
    { key: 'out', icon: <LogoutOutlined />, label: 'Sign out', onClick: () => void leave() },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <button type="button" className="me-button" aria-haspopup="menu">
        <Avatar size={28} className="avatar" aria-hidden>
          {initialsOf(me.name)}
        </Avatar>
        <span className="me-name">{me.name}</span>
        <span className="unseen">, menu</span>
      </button>
    </Dropdown>
  )
}
