import { validSetting } from '../hooks/settings/valid-setting.ts'
import { defineTable } from './define-table.ts'
import { json, text } from './fields.ts'

/** One row per key that differs from its default; keys, shapes and defaults are in domain/settings. */
export const SettingsTable = defineTable('settings', {
  hooks: { beforeValidate: [validSetting] },
  fields: [
    text('key', { required: true, unique: true, maxLength: 60 }),
    json('value', { required: true }),
  ],
})
