import type { AccessControlProvider } from '@refinedev/core'
import {
  type Action,
  grantFor,
  mayDo,
  PERMISSIONS,
  type Resource,
  type Role,
  VERBS,
  type Verb,
} from '../../domain/roles.ts'
import { whoAmI } from '../api/session.ts'

/** Refine's words for the four things one does to rows. */
const ACTION_OF: Record<string, Action> = {
  list: 'read',
  show: 'read',
  read: 'read',
  create: 'create',
  clone: 'create',
  edit: 'update',
  update: 'update',
  delete: 'delete',
}

const isVerb = (action: string): action is Verb => action in VERBS
const isTable = (resource: string | undefined): resource is Resource =>
  resource !== undefined && resource in PERMISSIONS

/** Whether a role may do this, by the server's own table: a verb by name, or an action on rows. */
export const roleMay = (role: Role, action: string, resource?: string): boolean => {
  if (isVerb(action)) return mayDo(role, action)
  const onRows = ACTION_OF[action]
  return onRows !== undefined && isTable(resource) && grantFor(role, resource, onRows) !== null
}

export const accessControlProvider: AccessControlProvider = {
  async can({ resource, action }) {
    const me = await whoAmI()
    if (me && roleMay(me.role, action, resource)) return { can: true }
    return { can: false, reason: 'Your role may not do this.' }
  },
  options: { buttons: { enableAccessControl: true, hideIfUnauthorized: true } },
}
