import { describe, expect, it } from 'vitest'
import { changesIn, contractorsIn } from '../../admin/audit/in-words.ts'
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

  it('names who is known, and says codes as the desk does', () => {
    const names = new Map([
      [`${ID}1`, 'Wade Copperpipe'],
      [`${ID}2`, 'Elle Ectrica'],
    ])
    const entry = {
      before: { contractor: `${ID}1`, state: 'created' },
      after: { contractor: `${ID}2`, state: 'sku_detected' },
    }
    expect(contractorsIn([entry as unknown as AuditLog])).toEqual([`${ID}1`, `${ID}2`])
    expect(changesIn(entry, names)).toEqual([
      { field: 'contractor', before: 'Wade Copperpipe', after: 'Elle Ectrica' },
      { field: 'state', before: 'New', after: 'Work found' },
    ])
  })

  it('leaves out what nobody filled in of a new record', () => {
    expect(changes(null, { email: null, address: '', style: 'hhh', extras: [] })).toEqual([
      ['style', null, 'Three packages'],
    ])
  })
})
