import type { Endpoint } from 'payload'
import { z } from 'zod'
import { publicQuote } from '../../../operations/quotes/public-quote.ts'
import { renewQuote } from '../../../operations/quotes/renew-quote.ts'
import { setAddress } from '../../../operations/quotes/set-address.ts'
import { viewQuote } from '../../../operations/quotes/view-quote.ts'
import { customerVerb } from './customer-verb.ts'

export const quoteEndpoints: Endpoint[] = [
  customerVerb({
    method: 'get',
    path: '',
    act: (req, { token, sessionId }) => publicQuote(req, token, sessionId),
  }),
  customerVerb({ method: 'post', path: '/view', act: (req, { token }) => viewQuote(req, token) }),
  customerVerb({
    method: 'put',
    path: '/address',
    body: z.object({
      address: z.string().trim().min(5, 'The full address is needed.').max(500),
      postcode: z.string().trim().min(2, 'This is needed.').max(12),
    }),
    act: (req, { token, body }) => setAddress(req, { token, ...body }),
  }),
  customerVerb({
    method: 'post',
    path: '/renew',
    status: 201,
    act: (req, { token }) => renewQuote(req, token),
  }),
]
