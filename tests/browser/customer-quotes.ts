/** Quotes for the browser tests to open, made over HTTP as the office makes them. */
import { expect } from 'vitest'
import type { Business } from '../harness/business.ts'
import { call } from '../harness/customer.ts'

interface Asked {
  style?: 'hhh' | 'fixed' | 'fixed_optionals'
  lead?: Record<string, unknown>
}

export interface MadeQuote {
  /** `/q/…`: what the browser opens. */
  path: string
  token: string
  leadId: string
  quoteId: string
}

let phones = 0

export const officeOf = async (business: Business) => {
  const { body } = await call<{ token: string }>(`${business.appUrl}/api/users/login`, {
    method: 'POST',
    body: { email: 'admin@handy.test', password: 'handy-demo-1' },
  })
  const headers = { authorization: `JWT ${body.token}` }
  const post = async <T>(path: string, given: unknown): Promise<T> => {
    const answer = await call<T>(`${business.appUrl}/api${path}`, {
      ...{ method: 'POST', body: given, headers },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
    return answer.body
  }
  const skuOf = async (code: string): Promise<string> => {
    const { body: found } = await call<{ docs: { id: string }[] }>(
      `${business.appUrl}/api/skus?where[code][equals]=${code}`,
      { headers },
    )
    return found.docs[0]?.id ?? ''
  }
  /** The same lead's next version; the one before is superseded. */
  const quote = async (leadId: string, style = 'hhh'): Promise<MadeQuote> => {
    const [bed, desk, table] = await Promise.all(['ASM-BED', 'ASM-DESK', 'ASM-TABLE'].map(skuOf))
    const { doc } = await post<{ doc: { id: string; link: string } }>('/quotes', {
      lead: leadId,
      style,
      lineItems: [{ sku_id: bed, qty: 1 }],
      ...(style === 'fixed_optionals'
        ? {
            optionalItems: [
              { sku_id: desk, qty: 1, recommended: true },
              { sku_id: table, qty: 1 },
            ],
          }
        : {}),
    })
    const path = new URL(doc.link).pathname
    await post(`/quotes/${doc.id}/send`, {})
    return { path, token: path.split('/').at(-1) ?? '', leadId, quoteId: doc.id }
  }
  const newQuote = async ({ style = 'hhh', lead = {} }: Asked = {}): Promise<MadeQuote> => {
    phones += 1
    const { doc } = await post<{ doc: { id: string } }>('/leads', {
      customerName: 'Sam Specimen',
      phone: `+447700900${String(100 + phones)}`,
      postcode: 'NG5 1AA',
      address: '14 Made-up Close, Nottingham',
      customerType: 'homeowner',
      jobDescription: 'Assemble a bed',
      ...lead,
    })
    return quote(doc.id, style)
  }
  return { post, quote, newQuote }
}

export type Office = Awaited<ReturnType<typeof officeOf>>
