import type { FieldHook } from 'payload'
import { quoteLink } from '../../operations/quotes/quote-link.ts'

export const showLink: FieldHook = ({ siblingData }) =>
  typeof siblingData.token === 'string' ? quoteLink(siblingData.token) : undefined
