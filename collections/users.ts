import { ROLES } from '../domain/roles.ts'
import { endSessions } from '../hooks/users/end-sessions.ts'
import { refuseInactive } from '../hooks/users/refuse-inactive.ts'
import { writableBy } from './access/by-role.ts'
import { defineTable } from './define-table.ts'
import { colleagues } from './endpoints/users/colleagues.ts'
import { flag, oneOf, phone, text } from './fields.ts'

const adminOnly = { create: writableBy('admin'), update: writableBy('admin') }

export const Users = defineTable('users', {
  own: (id) => ({ id: { equals: id } }),
  auth: {
    maxLoginAttempts: 5,
    lockTime: 15 * 60 * 1000,
    tokenExpiration: 12 * 60 * 60,
    useSessions: true,
    cookies: { sameSite: 'Lax' },
  },
  hooks: { beforeLogin: [refuseInactive], beforeChange: [endSessions] },
  endpoints: [colleagues],
  fields: [
    text('name', { required: true }),
    oneOf('role', ROLES, {
      required: true,
      defaultValue: 'va',
      saveToJWT: true,
      access: adminOnly,
    }),
    phone('phone'),
    flag('onDuty'),
    { ...flag('active', true), access: adminOnly },
    { ...flag('isDemo'), access: { create: () => false, update: () => false } },
  ],
})
