import { dropCertificate } from '../hooks/contractor-tasks/drop-certificate.ts'
import { placeLast } from '../hooks/shared/place-last.ts'
import { defineTable } from './define-table.ts'
import { flag, integer, text } from './fields.ts'

export const ContractorTasks = defineTable('contractor-tasks', {
  defaultSort: 'displayOrder',
  hooks: { beforeChange: [placeLast, dropCertificate] },
  fields: [
    text('name', { required: true, unique: true }),
    text('category', { required: true, maxLength: 50, index: true }),
    { name: 'description', type: 'textarea', maxLength: 2000 },
    flag('requiresCertification'),
    text('certificationName', { maxLength: 100 }),
    flag('isActive', true),
    integer('displayOrder'),
  ],
})
