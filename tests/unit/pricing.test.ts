import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  depositFor,
  linesOfScope,
  MIN_DEPOSIT_PENCE,
  MIN_TOTAL_PENCE,
  type PricedQuote,
  packagesFor,
  priceOfScope,
  quoteTotal,
  resolveScope,
  unitPriceFor,
} from '../../domain/pricing.ts'
import { DEFAULT_SETTINGS } from '../../domain/settings.ts'

const { packageFactors } = DEFAULT_SETTINGS
const line = (price: number, qty = 1) => ({ sku_id: 'a', description: 'A line', price, qty })
const extra = (price: number, qty = 1) => ({ ...line(price, qty), recommended: false })
const packages = (total: number): PricedQuote => ({
  style: 'hhh',
  total: quoteTotal('hhh', [line(total)], packageFactors),
  depositPercent: 20,
  lineItems: [line(total)],
  optionalItems: packagesFor(total, packageFactors),
})
const withExtras: PricedQuote = {
  style: 'fixed_optionals',
  total: 10_000,
  depositPercent: 20,
  lineItems: [line(5000, 2)],
  optionalItems: [extra(1000), extra(2000, 3)],
}

describe('a deposit', () => {
  it('is rounded half up', () => {
    expect(depositFor(1002, 20)).toBe(200)
    expect(depositFor(1003, 20)).toBe(201)
    expect(depositFor(1012, 25)).toBe(253)
    expect(depositFor(1010, 25)).toBe(253)
    expect(depositFor(250, 33)).toBe(83)
    expect(depositFor(350, 15)).toBe(53)
  })

  it('is at least what Stripe takes, and never more than the whole', () => {
    expect(depositFor(100, 20)).toBe(MIN_DEPOSIT_PENCE)
    expect(depositFor(149, 20)).toBe(30)
    expect(depositFor(153, 20)).toBe(31)
    expect(depositFor(5000, 100)).toBe(5000)
    fc.assert(
      fc.property(
        fc.integer({ min: MIN_TOTAL_PENCE, max: 100_000_000 }),
        fc.integer({ min: 1, max: 100 }),
        (total, percent) => {
          const deposit = depositFor(total, percent)
          expect(Number.isInteger(deposit)).toBe(true)
          expect(deposit).toBeGreaterThanOrEqual(MIN_DEPOSIT_PENCE)
          expect(deposit).toBeLessThanOrEqual(total)
          if (deposit > MIN_DEPOSIT_PENCE)
            expect(Math.abs(deposit * 100 - total * percent)).toBeLessThanOrEqual(50)
        },
      ),
    )
  })
})

describe('packages', () => {
  it('are the lines times their factor, and the middle one is the quote’s total', () => {
    const quote = packages(10_003)
    expect(quote.optionalItems.map(({ price }) => price)).toEqual([10_003, 11_503, 13_504])
    expect(quote.total).toBe(11_503)
    expect(priceOfScope(quote, resolveScope(quote, {}))).toEqual({ total: 11_503, deposit: 2301 })
    expect(priceOfScope(quote, resolveScope(quote, { tier: 'handy' }))).toEqual({
      total: 10_003,
      deposit: 2001,
    })
  })

  it('round to whole pence even where a factor is not exact in binary', () => {
    for (let pence = 100; pence < 3000; pence++)
      for (const { price, tier } of packagesFor(pence, packageFactors)) {
        const hundredths = Math.round(packageFactors[tier] * 100) * pence
        expect(price).toBe(Math.floor((hundredths + 50) / 100))
      }
  })

  it('take no extras, and other styles take no package', () => {
    expect(() => resolveScope(packages(1000), { extras: [0] })).toThrow(/no extras/)
    expect(() => resolveScope(withExtras, { tier: 'handy' })).toThrow(/no packages/)
    expect(() => resolveScope({ ...withExtras, style: 'fixed' }, { extras: [0] })).toThrow(/extra/)
  })
})

describe('extras', () => {
  it('add their price and their lines, once each, in any order', () => {
    const scope = resolveScope(withExtras, { extras: [1, 0, 1] })
    expect(scope).toEqual({ tier: null, extras: [0, 1] })
    expect(priceOfScope(withExtras, scope)).toEqual({ total: 17_000, deposit: 3400 })
    expect(linesOfScope(withExtras, scope)).toHaveLength(3)
    expect(linesOfScope(withExtras, resolveScope(withExtras, {}))).toHaveLength(1)
  })

  it('must exist', () => {
    for (const extras of [[2], [-1], [0.5], [Number.NaN]])
      expect(() => resolveScope(withExtras, { extras })).toThrow(/extra/)
  })
})

describe('a book price', () => {
  it('follows the customer’s type, half up, and is never nothing', () => {
    expect(unitPriceFor(10_000, DEFAULT_SETTINGS.priceModifiers.pm)).toBe(8500)
    expect(unitPriceFor(10_000, DEFAULT_SETTINGS.priceModifiers.commercial)).toBe(12_000)
    expect(unitPriceFor(1, -90)).toBe(1)
    expect(unitPriceFor(110, -15)).toBe(94)
  })
})
