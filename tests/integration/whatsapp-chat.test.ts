/** What a customer writes once they have their price: read for work where it may name some, and only there. */
import { describe, expect, it } from 'vitest'
import { newPhone, openDesk } from './intake-desk.ts'

describe('a word after the price', { timeout: 60_000 }, async () => {
  const desk = await openDesk()
  const va = await desk.addUser('va')
  const quoted = async () => {
    const phone = newPhone()
    await desk.writes(phone, 'my kitchen tap is dripping, NG5')
    await desk.until(
      'the price',
      'select state from leads where phone = $1',
      [phone],
      ({ state }) => state === 'quote_sent',
    )
    await desk.settled()
    return phone
  }
  /** Writes, waits until that is in the lead's description and nothing is left to do; when its work was last read. */
  const says = async (phone: string, words: string) => {
    await desk.writes(phone, words)
    await desk.until(
      'the words to be in the description',
      'select job_description as said from leads where phone = $1',
      [phone],
      ({ said }) => String(said).endsWith(words),
    )
    await desk.settled()
    const lead = await desk.lead(phone)
    return lead?.detected?.readAt as string
  }
  const readAt = async (phone: string) => (await desk.lead(phone))?.detected?.readAt
  const versions = (phone: string) =>
    desk.sql(
      'select q.version from quotes q join leads l on l.id = q.lead_id where l.phone = $1 order by 1',
      [phone],
    )

  it('that names no work is kept and not read again, however many there are', async () => {
    const phone = await quoted()
    const before = await readAt(phone)
    for (const words of ['you can park outside', 'I am in most mornings', 'thank you'])
      expect(await says(phone, words)).toBe(before)
    expect((await desk.lead(phone))?.job_description).toBe(
      'my kitchen tap is dripping, NG5\nyou can park outside\nI am in most mornings\nthank you',
    )
    expect(await versions(phone)).toHaveLength(1)
  })

  it('that names more work is read with all that went before, chat in between or not', async () => {
    const phone = await quoted()
    const before = await readAt(phone)
    await says(phone, 'thank you')
    expect(await says(phone, 'could you also hang two doors')).not.toBe(before)
    expect(await versions(phone)).toEqual([{ version: 1 }, { version: 2 }])
    await says(phone, 'lovely')
    await says(phone, 'and please put up two shelves')
    expect(await versions(phone)).toEqual([{ version: 1 }, { version: 2 }, { version: 3 }])
  })

  it('is read where a person made the price: whether it says what the customer wants is theirs to judge', async () => {
    const byVa = await quoted()
    const [sku] = await desk.sql<{ id: string }>(
      `select id from skus where name = 'Hang internal door'`,
    )
    const lead = await desk.lead(byVa)
    const quote = await va.post<{ doc: { id: string } }>('/quotes', {
      ...{ lead: lead?.id, style: 'fixed', lineItems: [{ sku_id: sku?.id, qty: 1 }] },
    })
    expect((await va.post(`/quotes/${quote.body.doc.id}/send`)).status).toBe(200)
    const before = await readAt(byVa)
    expect(await says(byVa, 'thank you')).not.toBe(before)
  })
})
