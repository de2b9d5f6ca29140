import { invalid } from '../domain/app-error.ts'
import { settingProblem } from '../domain/settings.ts'
import { forgetSettings } from './settings.ts'

/** @throws AppError VALIDATION_ERROR when the key is unknown or the value does not fit it. */
export const checkSetting = <T extends { key?: unknown; value?: unknown }>(row: T): T => {
  const problem = settingProblem(String(row.key ?? ''), row.value)
  if (problem) throw invalid('That setting cannot be saved.', { value: problem })
  forgetSettings()
  return row
}
