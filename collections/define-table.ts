import type { CollectionConfig, Field, Where } from 'payload'
import { PRIVATE_FIELDS, type Resource } from '../domain/roles.ts'
import { recordAudit, recordAuditOfDelete } from '../hooks/audit/record-audit.ts'
import { lockRows } from '../hooks/shared/lock-rows.ts'
import { accessFor, fieldReadFor } from './access/by-role.ts'

type Table = Omit<CollectionConfig, 'slug' | 'access'> & {
  /** The rows that are a signed-in person's own, for roles granted `own`. */
  own?: (userId: string) => Where
  /** Tables written only by machines are not worth an audit row each. */
  audited?: boolean
}

const withPrivacy = (resource: Resource, field: Field): Field => {
  const restricted = 'name' in field && PRIVATE_FIELDS[resource]?.[field.name]
  if (!restricted) return field
  const access = 'access' in field ? field.access : undefined
  return { ...field, access: { ...access, read: fieldReadFor(resource, field.name) } } as Field
}

/** A collection with its access taken from the role table and its staff changes audited. */
export const defineTable = (
  slug: Resource,
  { own, audited = true, ...table }: Table,
): CollectionConfig => ({
  slug,
  lockDocuments: false,
  disableDuplicate: true,
  ...table,
  access: accessFor(slug, own),
  fields: table.fields.map((field) => withPrivacy(slug, field)),
  hooks: {
    ...table.hooks,
    beforeOperation: [...(table.hooks?.beforeOperation ?? []), lockRows],
    afterChange: [...(table.hooks?.afterChange ?? []), ...(audited ? [recordAudit] : [])],
    afterDelete: [...(table.hooks?.afterDelete ?? []), ...(audited ? [recordAuditOfDelete] : [])],
  },
})
