import { ROLES } from '../domain/roles.ts'
import { writableBy } from './access/by-role.ts'
import { defineTable } from './define-table.ts'
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
    { ...flag('isDemo'), access: { create: () => false, update: () => false } },
  ],
})
