import { timeOf } from '../../domain/london-time.ts'
import type { SettingKey, Settings } from '../../domain/settings.ts'
import { STYLE_WORDS } from '../words/vocabulary.ts'
import { type Field, SECTIONS } from './sections.ts'

const within = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, name) => (inner as Record<string, unknown> | undefined)?.[name],
    value,
  )

/** What a rule says, as people read it. */
export const inWords = (field: Field, value: unknown): string => {
  if (field.kind === 'switch') return value ? 'yes' : 'no'
  if (field.kind === 'time') return timeOf(Number(value))
  if (field.kind === 'quoteStyle') return STYLE_WORDS[value as keyof typeof STYLE_WORDS]
  return [value === '' ? 'nothing' : String(value), field.unit].filter(Boolean).join(' ')
}

export interface Changed {
  key: SettingKey
  words: string
}

/** What saving would change, a line for each rule. */
export const changesOf = (before: Settings, after: Settings): Changed[] => [
  ...SECTIONS.flatMap(({ fields }) => fields).flatMap((field) => {
    const [was, is] = [within(before, field.at), within(after, field.at)]
    if (was === is) return []
    return [
      { key: field.at[0], words: `${field.label}: ${inWords(field, was)} → ${inWords(field, is)}` },
    ]
  }),
  ...Object.entries(after.messageTemplates).flatMap(([name, words]) =>
    (before.messageTemplates as Record<string, string>)[name] === words
      ? []
      : [
          {
            key: 'messageTemplates' as const,
            words: `Message “${name.replaceAll('_', ' ')}” is reworded`,
          },
        ],
  ),
  ...Object.keys(before.messageTemplates)
    .filter((name) => !(name in after.messageTemplates))
    .map((name) => ({
      key: 'messageTemplates' as const,
      words: `Message “${name.replaceAll('_', ' ')}” goes back to our usual words`,
    })),
]

/** Form values as settings: an emptied message means the usual words. */
export const settled = (values: Settings): Settings => ({
  ...values,
  messageTemplates: Object.fromEntries(
    Object.entries(values.messageTemplates ?? {}).filter(([, words]) => words?.trim()),
  ),
})
