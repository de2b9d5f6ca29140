import type { PayloadRequest, Where } from 'payload'
import type { Role } from '../domain/roles.ts'
import { isViewQuery, VIEW_LISTS } from '../domain/saved-views.ts'
import { keepOwner } from '../hooks/saved-views/keep-owner.ts'
import { byVerbsOnly, roleOf, writableBy } from './access/by-role.ts'
import { defineTable } from './define-table.ts'
import { flag, oneOf, relation, text } from './fields.ts'

const SHARERS = ['manager', 'admin'] as const
const sharers = writableBy(...SHARERS)
const mayShare = (role: Role) => (SHARERS as readonly Role[]).includes(role)

const SHARED: Where = { shared: { equals: true } }
const ownedBy = (userId: string): Where => ({ owner: { equals: userId } })

/** One's own; a shared one is changed and removed by whoever may share. */
const mayChange = ({ req }: { req: PayloadRequest }): boolean | Where => {
  const role = roleOf(req)
  if (!role || !req.user || role === 'contractor') return false
  const mine = ownedBy(String(req.user.id))
  return mayShare(role) ? { or: [mine, SHARED] } : mine
}

const table = defineTable('saved-views', {
  own: (id) => ({ or: [ownedBy(id), SHARED] }),
  defaultSort: 'name',
  hooks: { beforeChange: [keepOwner] },
  fields: [
    oneOf('list', VIEW_LISTS, { required: true }),
    // The one without a name is how a person last had the list's columns.
    text('name', { maxLength: 60 }),
    relation('owner', 'users', { required: true, access: byVerbsOnly }),
    { ...flag('shared'), access: { create: sharers, update: sharers } },
    text('query', {
      maxLength: 2000,
      validate: (value: unknown) =>
        value == null ||
        (typeof value === 'string' && value.length <= 2000 && isViewQuery(value)) ||
        'The query of an address is needed.',
    }),
  ],
})

/**
 * A list as somebody likes to see it: its filters, order and columns as the query of its address.
 * Seen by whoever made it, and by everybody at the desk once it is shared.
 */
export const SavedViews = {
  ...table,
  access: { ...table.access, update: mayChange, delete: mayChange },
}
