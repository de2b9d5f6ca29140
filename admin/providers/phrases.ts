import type { I18nProvider } from '@refinedev/core'

/** The few sentences Refine says by itself, in our words. English only. */
const PHRASES: Record<string, string> = {
  'notifications.success': 'Saved',
  'notifications.createSuccess': 'Added',
  'notifications.editSuccess': 'Saved',
  'notifications.deleteSuccess': 'Removed',
  'notifications.error': 'That did not work',
  'notifications.createError': 'It was not added',
  'notifications.editError': 'It was not saved',
  'notifications.deleteError': 'It was not removed',
  warnWhenUnsavedChanges: 'Leave without saving what you changed?',
}

export const phrases: I18nProvider = {
  translate: (key: string, _options?: unknown, fallback?: string) =>
    PHRASES[key] ?? fallback ?? key,
  changeLocale: async () => undefined,
  getLocale: () => 'en-GB',
}
