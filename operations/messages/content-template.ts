import { createHash } from 'node:crypto'
import { MESSAGE_TEMPLATES, placeholdersOf, type TemplateName } from '../../domain/messages.ts'

/**
 * The Twilio Content SID a template goes by: the one a manager set for it, else one made from its
 * name, which a stand-in accepts and Twilio itself refuses until the template is registered there.
 */
export const contentSidOf = (
  template: TemplateName,
  chosen: Partial<Record<string, string>> = {},
): string => chosen[template] ?? `HX${createHash('md5').update(`handy:${template}`).digest('hex')}`

/** WhatsApp refuses a variable that is empty or holds line breaks or runs of spaces. */
const tidy = (value: string | undefined): string => value?.replace(/\s+/g, ' ').trim() || '–'

/** `{{1}}`, `{{2}}`, … in the order the template's own wording names its placeholders. */
export const contentVariablesOf = (
  template: TemplateName,
  values: Record<string, string>,
): Record<string, string> =>
  Object.fromEntries(
    placeholdersOf(MESSAGE_TEMPLATES[template]).map((name, index) => [
      String(index + 1),
      tidy(values[name]),
    ]),
  )
