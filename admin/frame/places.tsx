import {
  BarChartOutlined,
  BookOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  FileTextOutlined,
  InboxOutlined,
  MailOutlined,
  MessageOutlined,
  ScheduleOutlined,
  SettingOutlined,
  SolutionOutlined,
  TeamOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { Role } from '../../domain/roles.ts'

export interface Place {
  to: string
  label: string
  icon: ReactNode
  roles: readonly Role[]
  /** Which count of things that need somebody is shown beside it. */
  count?: 'exceptions' | 'estimator' | 'inbox'
}

const EVERYBODY: readonly Role[] = ['va', 'estimator', 'ops', 'manager', 'admin']
const RUNNING: readonly Role[] = ['ops', 'manager', 'admin']

/** The rail, top to bottom; each role sees where it works. */
export const PLACES: readonly Place[] = [
  { to: '/', label: 'Today', icon: <InboxOutlined />, roles: EVERYBODY, count: 'exceptions' },
  { to: '/inbox', label: 'Inbox', icon: <MessageOutlined />, roles: EVERYBODY, count: 'inbox' },
  { to: '/leads', label: 'Leads', icon: <SolutionOutlined />, roles: EVERYBODY },
  { to: '/quotes', label: 'Quotes', icon: <FileTextOutlined />, roles: EVERYBODY },
  {
    to: '/estimator',
    label: 'Estimator',
    icon: <VideoCameraOutlined />,
    roles: ['estimator', ...RUNNING],
    count: 'estimator',
  },
  { to: '/messages', label: 'Messages', icon: <MailOutlined />, roles: ['va', ...RUNNING] },
  { to: '/calendar', label: 'Calendar', icon: <CalendarOutlined />, roles: ['va', ...RUNNING] },
  { to: '/dispatch', label: 'Dispatch', icon: <ScheduleOutlined />, roles: RUNNING },
  { to: '/bookings', label: 'Bookings', icon: <CarryOutOutlined />, roles: ['va', ...RUNNING] },
  { to: '/contractors', label: 'Contractors', icon: <TeamOutlined />, roles: RUNNING },
  {
    to: '/catalogue/prices',
    label: 'Catalogue',
    icon: <BookOutlined />,
    roles: ['estimator', ...RUNNING],
  },
  { to: '/analytics', label: 'Analytics', icon: <BarChartOutlined />, roles: RUNNING },
  { to: '/settings', label: 'Settings', icon: <SettingOutlined />, roles: ['manager', 'admin'] },
]

/** `/catalogue/prices` and `/catalogue/tasks` are one place in the rail. */
export const isAt = (pathname: string, place: Place): boolean => {
  if (place.to === '/') return pathname === '/' || pathname.startsWith('/exceptions')
  const [, first] = place.to.split('/')
  return pathname === `/${first}` || pathname.startsWith(`/${first}/`)
}
