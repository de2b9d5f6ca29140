import type { CollectionBeforeValidateHook } from 'payload'
import { checkSetting } from '../../operations/check-setting.ts'

export const validSetting: CollectionBeforeValidateHook = ({ data, originalDoc }) =>
  checkSetting({ ...data, key: originalDoc?.key ?? data?.key })
