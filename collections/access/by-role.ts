import type { Access, FieldAccess, PayloadRequest, Where } from 'payload'
import {
  type Action,
  grantFor,
  isRole,
  mayReadField,
  PERMISSIONS,
  type Resource,
  type Role,
} from '../../domain/roles.ts'

export const roleOf = (req: PayloadRequest): Role | null => {
  const role: unknown = req.user?.role
  return isRole(role) ? role : null
}

/** Access for one action, read off the role table; `own` is the Where that makes rows one's own. */
const byRole =
  (resource: Resource, action: Action, own?: (userId: string) => Where): Access =>
  ({ req }) => {
    const role = roleOf(req)
    const grant = role && grantFor(role, resource, action)
    if (!grant || !req.user) return false
    if (grant === 'all') return true
    return own ? own(String(req.user.id)) : false
  }

export const accessFor = (resource: Resource, own?: (userId: string) => Where) => ({
  read: byRole(resource, 'read', own),
  create: byRole(resource, 'create'),
  update: byRole(resource, 'update', own),
  delete: byRole(resource, 'delete'),
  readVersions: () => false,
  unlock: ({ req }: { req: PayloadRequest }) => roleOf(req) === 'admin',
  admin: () => false,
})

/** Read access of one column, from the role table's private fields. */
export const fieldReadFor =
  (resource: Resource, field: string): FieldAccess =>
  ({ req }) => {
    const role = roleOf(req)
    return role !== null && mayReadField(role, resource, field)
  }

/** A column only these may write through the plain REST calls. */
export const writableBy =
  (...roles: Role[]): FieldAccess =>
  ({ req }) => {
    const role = roleOf(req)
    return role !== null && roles.includes(role)
  }

/** A column that only our verbs write. */
export const byVerbsOnly = { create: () => false, update: () => false }

export const isResource = (slug: string): slug is Resource => slug in PERMISSIONS
