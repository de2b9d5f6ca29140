import { CONFIDENCES } from '../domain/vocabulary.ts'
import {
  rematchOnSkillChange,
  rematchOnSkillRemoved,
} from '../hooks/contractor-skills/rematch-on-loss.ts'
import { byVerbsOnly } from './access/by-role.ts'
import { defineTable } from './define-table.ts'
import { instant, integer, oneOf, relation } from './fields.ts'

export const ContractorSkills = defineTable('contractor-skills', {
  own: (id) => ({ 'handyman.user': { equals: id } }),
  hooks: { afterChange: [rematchOnSkillChange], afterDelete: [rematchOnSkillRemoved] },
  indexes: [{ fields: ['handyman', 'task'], unique: true }],
  fields: [
    relation('handyman', 'handyman-profiles', { required: true }),
    relation('task', 'contractor-tasks', { required: true }),
    oneOf('confidence', CONFIDENCES, { required: true }),
    integer('yearsExperience', { min: 0, max: 70 }),
    integer('completedCount', { min: 0, defaultValue: 0, access: byVerbsOnly }),
    instant('lastPerformedAt', { access: byVerbsOnly }),
  ],
})
