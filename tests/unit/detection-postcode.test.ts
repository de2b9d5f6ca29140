import { describe, expect, it } from 'vitest'
import { postcodeOf, postcodesInText } from '../../domain/detection/postcode-in-text.ts'

const found = (text: string) => postcodesInText(text).map((one) => one.postcode)

describe('postcodes in what customers write', () => {
  it.each([
    ['can you hang two doors? NG5', ['NG5']],
    ['I am at ng5 3aa, the blue door', ['NG5 3AA']],
    ['its NG53AA ta', ['NG5 3AA']],
    ['NG 5 3AA', ['NG5 3AA']],
    ['de22 please', ['DE22']],
    ['postcode is DE 22', ['DE22']],
    ['SW1A 1AA or EC1A 1BB', ['SW1A 1AA', 'EC1A 1BB']],
    ['M1 1AE', ['M1 1AE']],
    ['We are in S10', ['S10']],
    ['B13', ['B13']],
    ['one in NG5 and one in DE1 2AB', ['NG5', 'DE1 2AB']],
  ])('finds them in “%s”', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it.each([
    'I need some M25 bolts',
    'TV 55 inch on the wall',
    'a 55" TV',
    'junction 25 off the M1',
    'stuck on the A52',
    'any time after 9am, I finish at 5pm',
    'GU10 bulbs need changing',
    'flat 4, 22 Sample Road',
    'XX5 3AA',
    'budget is £50',
    'call me on 07700 900123',
    'NG5 3CC is not how inward codes go and neither is QQ1',
    'size A4 paper',
  ])('leaves “%s” alone, or reads no more than its outcode', (text) => {
    expect(found(text).filter((one) => one !== 'NG5')).toEqual([])
  })

  it('says where it stood, exactly', () => {
    const text = 'Hello, ng5  3aa it is'
    for (const one of postcodesInText(text)) expect(text.slice(one.start, one.end)).toBe(one.text)
  })

  it('goes by the last full postcode, since people correct themselves', () => {
    expect(postcodeOf('NG5 3AA, no sorry NG5 3AB')?.postcode).toBe('NG5 3AB')
    expect(postcodeOf('NG5 3AA I think, anyway it is NG5')?.postcode).toBe('NG5 3AA')
    expect(postcodeOf('no postcode here')).toBeNull()
  })
})
