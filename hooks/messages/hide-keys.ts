import type { FieldHook } from 'payload'

const hidden = (text: string) => text.replace(/\/c\/[\w.-]+/g, '/c/…')

/** A contractor's signed link opens their page to whoever has it: the back office sees that it was sent. */
export const hideKeys: FieldHook = ({ value }) => {
  if (typeof value === 'string') return hidden(value)
  return value && typeof value === 'object' ? JSON.parse(hidden(JSON.stringify(value))) : value
}
