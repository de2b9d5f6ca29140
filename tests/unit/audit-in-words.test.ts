import { describe, expect, it } from 'vitest'
import { changesIn } from '../../admin/audit/in-words.ts'
import type { AuditLog } from '../../cms/payload-types.ts'

const ID = '0193c0de-0000-7000-8000-00000000000'
const changes = (before: unknown, after: unknown) =>
  changesIn({ before, after } as AuditLog).map(({ field, before, after }) => [field, before, after])

describe('the audit log in words', () => {
  it('says money in pounds, days as days, and what is switched as yes or no', () => {
    expect(
      changes(
        { price: 4500, isActive: true, date: '2026-11-24', depositAmount: 900, minutes: 60 },
        { price: 5000, isActive: false, date: '2026-11-25', depositAmount: 1000, minutes: 60 },
      ),
    ).toEqual([
      ['price', '£45.00', '£50.00'],
      ['in use', 'yes', 'no'],
      ['date', 'Tue 24 Nov', 'Wed 25 Nov'],
      ['deposit amount', '£9.00', '£10.00'],
    ])
  })

  it('shows nobody the id of a record', () => {
    const said = changes(
      { contractor: `${ID}1` },
      {
        contractor: `${ID}2`,
        tasks: [`${ID}3`, `${ID}4`],
        lead: `${ID}5`,
        scope: { sku: `${ID}6`, qty: 2 },
      },
    )
    expect(said).toEqual([
      ['contractor', 'another', 'another'],
      ['tasks', null, '2'],
      ['scope', null, 'qty 2'],
    ])
  })
})
