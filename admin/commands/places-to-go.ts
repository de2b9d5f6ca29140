import type { Role } from '../../domain/roles.ts'
import { PLACES } from '../frame/places.tsx'

interface Destination {
  to: string
  label: string
  also?: string
  roles?: readonly Role[]
}

/** Screens that stand inside a place of the rail, or behind a mark of the top bar. */
const INSIDE: readonly Destination[] = [
  { to: '/leads/board', label: 'Board of leads', also: 'kanban stages columns' },
  { to: '/exceptions', label: 'Exceptions', also: 'trouble bell' },
  {
    to: '/catalogue/tasks',
    label: 'Tasks',
    also: 'catalogue skills',
    roles: ['estimator', 'ops', 'manager', 'admin'],
  },
  {
    to: '/messages/templates',
    label: 'Templates',
    also: 'wordings messages',
    roles: ['va', 'ops', 'manager', 'admin'],
  },
  { to: '/settings/people', label: 'People', also: 'users roles', roles: ['manager', 'admin'] },
  { to: '/settings/jobs', label: 'Jobs', also: 'queue failed retry', roles: ['manager', 'admin'] },
  { to: '/settings/audit', label: 'Audit log', also: 'changes', roles: ['manager', 'admin'] },
]

/** The letter after `G` that goes there. */
export const GO_KEYS: Readonly<Record<string, string>> = {
  t: '/',
  i: '/inbox',
  l: '/leads',
  o: '/leads/board',
  m: '/messages',
  q: '/quotes',
  e: '/estimator',
  b: '/bookings',
  d: '/calendar',
  r: '/dispatch',
  c: '/contractors',
  p: '/catalogue/prices',
  a: '/analytics',
  s: '/settings',
}

/** Everywhere a role may go, the rail's places first. */
export const destinationsFor = (role: Role): Destination[] => [
  ...PLACES.filter(({ roles }) => roles.includes(role)),
  ...INSIDE.filter(({ roles }) => !roles || roles.includes(role)),
]

export const letterFor = (to: string): string | undefined =>
  Object.keys(GO_KEYS).find((letter) => GO_KEYS[letter] === to)
