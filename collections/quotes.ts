import { QUOTE_STYLES } from '../domain/pricing.ts'
import { QUOTE_AUTHORS, QUOTE_STATUSES } from '../domain/vocabulary.ts'
import { priceQuote } from '../hooks/quotes/price-quote.ts'
import { putInForce } from '../hooks/quotes/put-in-force.ts'
import { showLink } from '../hooks/quotes/show-link.ts'
import { byVerbsOnly } from './access/by-role.ts'
import { defineTable } from './define-table.ts'
import { quoteEndpoints } from './endpoints/quotes/index.ts'
import { instant, integer, json, oneOf, pence, relation, text } from './fields.ts'

/** A version is never edited: a change of mind is the next version. */
export const Quotes = defineTable('quotes', {
  defaultSort: '-createdAt',
  hooks: { beforeValidate: [priceQuote], afterChange: [putInForce] },
  indexes: [{ fields: ['lead', 'version'], unique: true }],
  endpoints: quoteEndpoints,
  fields: [
    relation('lead', 'leads', { required: true }),
    integer('version', { defaultValue: 1, access: byVerbsOnly }),
    oneOf('style', QUOTE_STYLES, { required: true }),
    pence('total', { required: true, access: byVerbsOnly }),
    integer('depositPercent', { min: 1, max: 100, defaultValue: 20, access: byVerbsOnly }),
    json('lineItems', { required: true }),
    json('optionalItems', { defaultValue: [] }),
    instant('expiresAt', { access: byVerbsOnly, index: true }),
    instant('sentAt', { access: byVerbsOnly }),
    instant('viewedAt', { access: byVerbsOnly }),
    instant('acceptedAt', { access: byVerbsOnly }),
    oneOf('createdBy', QUOTE_AUTHORS, { access: byVerbsOnly }),
    relation('author', 'users', { index: false, access: byVerbsOnly }),
    text('token', { unique: true, required: true, access: byVerbsOnly }),
    oneOf('status', QUOTE_STATUSES, { required: true, defaultValue: 'draft', access: byVerbsOnly }),
    instant('supersededAt', { access: byVerbsOnly }),
    json('holdGrants', { defaultValue: [], access: byVerbsOnly }),
    { name: 'link', type: 'text', virtual: true, hooks: { afterRead: [showLink] } },
  ],
})
